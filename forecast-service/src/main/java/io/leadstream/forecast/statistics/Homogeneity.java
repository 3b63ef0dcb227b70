package io.leadstream.forecast.statistics;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.List;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** Whether shares differ by more than chance. */
public final class Homogeneity {

    private Homogeneity() {}

    /** Below that, χ² is too rough (Cochran 1954). */
    private static final double FEWEST_EXPECTED = 5;

    /** Of two shares exactly where numbers are small (Fisher), else by χ². */
    public static double pValueOfTwo(Share one, Share other) {
        Share all = one.plus(other);
        double rarer = Math.min(all.k(), all.n() - all.k()) * (double) Math.min(one.n(), other.n()) / all.n();
        return rarer < FEWEST_EXPECTED ? FisherExact.pValue(one, other) : pValue(List.of(one, other));
    }

    /**
     * The probability of differences as large as these, or larger, if there were none, by Pearson's χ². 1 when all are
     * equal.
     */
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
