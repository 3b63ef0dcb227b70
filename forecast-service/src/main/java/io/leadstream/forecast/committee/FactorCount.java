package io.leadstream.forecast.committee;

import io.leadstream.forecast.cohort.Rate;
import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.committee.CommitteeCoverage.FactorRow;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Homogeneity;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.statistics.RankTest;
import io.leadstream.forecast.statistics.Sample;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts deals by the levels of one factor. */
final class FactorCount {

    /** Levels of fewer deals are left out of a test: of them nothing can be told. */
    static final int FEWEST = 5;

    private static final double MILLIS_OF_DAY = 86_400_000;

    private final Factor factor;
    private final List<Deals> levels = new ArrayList<>();

    private static final class Deals {
        private final Sample won = new Sample();
        private final Sample lost = new Sample();
        private int open;

        Share share() {
            return new Share(won.count(), won.count() + lost.count());
        }
    }

    FactorCount(Factor factor) {
        this.factor = factor;
        factor.levels().forEach(_ -> levels.add(new Deals()));
    }

    void close(Committee committee, Journey journey, Closing closing) {
        double days = Duration.between(journey.begunAt(), closing.at()).toMillis() / MILLIS_OF_DAY;
        Deals deals = of(committee);
        (closing.outcome() == Outcome.WON ? deals.won : deals.lost).add(days);
    }

    void open(Committee committee) {
        of(committee).open++;
    }

    private Deals of(Committee committee) {
        return levels.get(factor.of().applyAsInt(committee));
    }

    FactorRow result(Confidence confidence) {
        var rows = new ArrayList<Level>();
        for (int i = 0; i < levels.size(); i++) {
            rows.add(row(factor.levels().get(i), levels.get(i), confidence));
        }
        return new FactorRow(factor.kind().name(), factor.name(), rows, winRateP(), cycleP());
    }

    private static Level row(String name, Deals deals, Confidence confidence) {
        Share share = deals.share();
        return new Level(
                name,
                Math.toIntExact(deals.won.count()),
                Math.toIntExact(deals.lost.count()),
                deals.open,
                Rate.of(share.k(), share.n(), confidence),
                Shares.lowEvidence(share.k(), share.n(), confidence),
                Quantiles.of(deals.won),
                Quantiles.of(deals.lost));
    }

    private @Nullable Double winRateP() {
        List<Share> shares = levels.stream()
                .map(Deals::share)
                .filter(share -> share.n() >= FEWEST)
                .toList();
        return switch (shares.size()) {
            case 0, 1 -> null;
            case 2 -> Homogeneity.pValueOfTwo(shares.getFirst(), shares.getLast());
            default -> Homogeneity.pValue(shares);
        };
    }

    private @Nullable Double cycleP() {
        List<Sample> samples = levels.stream()
                .map(deals -> deals.won)
                .filter(won -> won.count() >= FEWEST)
                .toList();
        return samples.size() < 2 ? null : RankTest.pValue(samples);
    }
}
