package io.leadstream.benchmark.market;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Deals that come at a steady rate, pass three stages with chances that are known, and are worth amounts that vary by a
 * factor of a few. The same seed makes the same deals.
 */
final class Market {

    static final PipelineVersion PIPELINE = new PipelineVersion(
            "market",
            "Market",
            1,
            false,
            List.of(
                    new Stage("FIRST", "First", Phase.SALE, 1),
                    new Stage("SECOND", "Second", Phase.SALE, 2),
                    new Stage("THIRD", "Third", Phase.SALE, 3)));

    static final List<Stay> STAYS =
            List.of(new Stay(0.06, 0.03, 8), new Stay(0.05, 0.025, 12), new Stay(0.07, 0.02, 10));

    static final LocalDate START = LocalDate.of(2024, 1, 1);

    private static final double USUAL_AMOUNT = 5_000;
    private static final double SPREAD = 0.6;
    private static final long DAY_SECONDS = 86_400;

    private final RandomGenerator random;
    private final Weather weather;
    private final @Nullable LocalDate observedFrom;

    /**
     * @param observedFrom what ended before it was never seen, and of what began before it only the rest; null when
     *     all is seen
     */
    Market(long seed, Weather weather, @Nullable LocalDate observedFrom) {
        this.random = new SplittableRandom(seed);
        this.weather = weather;
        this.observedFrom = observedFrom;
    }

    static Ladder ladder() {
        return Ladder.of(PIPELINE, List.of(PIPELINE));
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** As many deals as come within so many days, a number a day that varies as by chance. */
    List<DealHistory> deals(double perDay, int days) {
        var deals = new ArrayList<DealHistory>();
        int number = 0;
        for (int day = 0; day < days; day++) {
            for (int come = poisson(perDay); come > 0; come--) {
                deal("deal-" + number++, START.plusDays(day), deals);
            }
        }
        return deals;
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private void deal(String id, LocalDate came, List<DealHistory> deals) {
        var facts = new ArrayList<DealFact>();
        var amount = new Money(
                BigDecimal.valueOf(USUAL_AMOUNT * Math.exp(SPREAD * random.nextGaussian()))
                        .setScale(2, RoundingMode.HALF_EVEN),
                "EUR");
        Instant at = sometimeOn(came);
        LocalDate seen = observedFrom;
        facts.add(new Described(
                key(0),
                at,
                at,
                "rep-1",
                amount,
                Map.of(),
                seen != null && start(seen).isAfter(at) ? start(seen) : null));
        if (random.nextDouble() < weather.zombies()) {
            facts.add(enters(facts.size(), at, 0));
        } else {
            live(facts, at, amount);
        }
        boolean overBefore = seen != null
                && facts.getLast() instanceof Closed closed
                && closed.occurredAt().isBefore(start(seen));
        if (!overBefore) {
            DealHistory.of(id, facts).ifPresent(deals::add);
        }
    }

    private void live(List<DealFact> facts, Instant came, Money amount) {
        Instant at = came;
        for (int stage = 0; stage < STAYS.size(); stage++) {
            facts.add(enters(facts.size(), at, stage));
            LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
            Stay.Leaving leaving = STAYS.get(stage).draw(random, weather.pace(START, day));
            if (leaving.equals(Stay.NEVER)) {
                return;
            }
            at = leaving.age() == 0 ? at.plusSeconds(1) : sometimeOn(day.plusDays(leaving.age()));
            if (!leaving.advances() || stage + 1 == STAYS.size()) {
                Outcome outcome = leaving.advances() ? Outcome.WON : Outcome.LOST;
                facts.add(new Closed(key(facts.size()), at, at, place(stage), outcome, null, amount));
                return;
            }
        }
    }

    /** Within the first 23 hours, so that a second later is the same day. */
    private Instant sometimeOn(LocalDate day) {
        return start(day).plusSeconds(random.nextLong(DAY_SECONDS - 3_600));
    }

    private static Entered enters(int position, Instant at, int stage) {
        return new Entered(key(position), at, at, place(stage), false);
    }

    private static Place place(int stage) {
        return new Place(PIPELINE.key(), 1, PIPELINE.stages().get(stage).key(), stage + 1, Phase.SALE);
    }

    private static FactKey key(int position) {
        return new FactKey("market", 1, position, null);
    }
}
