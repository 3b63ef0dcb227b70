package io.leadstream.forecast.committee;

import io.leadstream.forecast.cohort.Shares;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.committee.CommitteeCoverage.StageRow;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Homogeneity;
import io.leadstream.forecast.statistics.Incidence;
import java.time.Instant;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Counts the deals that entered a stage by whether a role was known on entry. */
final class StageCount {

    /** Below that the normal approximation of the estimate is not to be relied on. */
    static final int FEWEST_SETTLED = 30;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final Tally known = new Tally();
    private final Tally unknown = new Tally();

    void add(boolean isKnown, Passage passage, @Nullable Instant observedFrom) {
        (isKnown ? known : unknown).add(passage, observedFrom);
    }

    StageRow result(String stage, String next, Confidence confidence) {
        return new StageRow(
                stage, next, Shares.of(known, confidence), Shares.of(unknown, confidence), pValue(confidence));
    }

    /** Of the difference between two Aalen–Johansen estimates, by their standard errors. */
    private @Nullable Double pValue(Confidence confidence) {
        if (known.share().n() < FEWEST_SETTLED || unknown.share().n() < FEWEST_SETTLED) {
            return null;
        }
        Incidence one = known.risks().atLastEvent(confidence);
        Incidence other = unknown.risks().atLastEvent(confidence);
        double error = Math.hypot(one.error(), other.error());
        double difference = Math.abs(one.first() - other.first());
        if (error == 0) { // all went on, or none, on either side: the counts tell
            return Homogeneity.pValueOfTwo(known.share(), unknown.share());
        }
        return 2 * NORMAL.cumulativeProbability(-difference / error);
    }
}
