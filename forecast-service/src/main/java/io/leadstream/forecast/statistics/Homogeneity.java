package io.leadstream.forecast.statistics;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.List;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** Pearson's χ² test of whether shares differ by more than chance. */
public final class Homogeneity {

    private Homogeneity() {}

    /** The probability of differences as large as these, or larger, if there were none. 1 when all are equal. */
    public static double pValue(List<Share> shares) {
        Share all = shares.stream().reduce(Share.NONE, Share::plus);
        long failures = all.n() - all.k();
        if (shares.size() < 2 || all.k() == 0 || failures == 0) {
            return 1;
        }
        double chiSquared = 0;
        for (Share share : shares) {
            double expected = share.n() * all.rate();
            double difference = share.k() - expected;
            chiSquared += difference * difference / (expected * (1 - all.rate()));
        }
        return 1 - new ChiSquaredDistribution(shares.size() - 1).cumulativeProbability(chiSquared);
    }
}
