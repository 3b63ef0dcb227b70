package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Figures.Seen;
import io.leadstream.forecast.alert.Periods.Span;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Promise;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.statistics.Difference;
import io.leadstream.forecast.statistics.Interval;
import java.time.Instant;
import java.util.List;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Of the promises of the deals won within two years that customers answered for, how many are kept, as they stand: they
 * are asked 6, 9 and 12 months after the purchase. More than 80 to 85 % should be: below the lower bound of that, by
 * more than chance explains, somebody is told.
 */
final class KeptPromises {

    static final double TARGET = 0.80;

    private static final int WEEKS = 104;

    private final String pipeline;
    private final Periods periods;
    private final Span won;
    private long kept;
    private long answered;

    KeptPromises(String pipeline, Periods periods) {
        this.pipeline = pipeline;
        this.periods = periods;
        this.won = new Span(periods.today().minusWeeks(WEEKS), periods.today());
    }

    void add(Journey journey) {
        Instant wonAt = journey.wonAt();
        if (wonAt != null && won.contains(wonAt)) {
            for (Promise promise : journey.deal().promisesAt(journey.asOf())) {
                PromiseOutcome outcome = promise.standing();
                kept += outcome == PromiseOutcome.KEPT ? 1 : 0;
                answered += outcome == null || outcome == PromiseOutcome.NO_ANSWER ? 0 : 1;
            }
        }
    }

    /** The exact binomial test. */
    List<Tested> tests() {
        if (answered < Periods.FEWEST) {
            return List.of();
        }
        Seen seen = won.share(
                kept,
                answered,
                Query.of("promise-rates", pipeline).within(won, periods.today()).text());
        double lower = new BinomialDistribution(Math.toIntExact(answered), TARGET)
                .cumulativeProbability(Math.toIntExact(kept));
        var difference = new Difference(
                seen.value() - TARGET, new Interval(bound(seen.low()), bound(seen.high())), lower, 1 - lower);
        return List.of(Tested.ofDecline(Topic.of(AlertKind.PROMISES, pipeline), seen, null, TARGET, difference));
    }

    private static double bound(@Nullable Double share) {
        return share == null ? 0 : share - TARGET;
    }
}
