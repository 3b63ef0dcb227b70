package io.leadstream.forecast.statistics;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * Fisher's exact test of whether two shares differ, two-sided: the probability, with both totals given, of what is as
 * rare as the shares at hand, or rarer. For small numbers, where χ² is none.
 */
public final class FisherExact {

    // what is as likely but for rounding is as rare
    private static final double AS_RARE = 1 + 1e-7;

    private FisherExact() {}

    public static double pValue(Share one, Share other) {
        int n = Math.toIntExact(one.n());
        int m = Math.toIntExact(other.n());
        int successes = Math.toIntExact(one.k() + other.k());
        double own = logLikelihood(Math.toIntExact(one.k()), n, m, successes);
        double sum = 0;
        for (int k = Math.max(0, successes - m); k <= Math.min(n, successes); k++) {
            double likelihood = logLikelihood(k, n, m, successes);
            if (likelihood <= own + Math.log(AS_RARE)) {
                sum += Math.exp(likelihood);
            }
        }
        return Math.min(1, sum);
    }

    private static double logLikelihood(int k, int n, int m, int successes) {
        return CombinatoricsUtils.binomialCoefficientLog(n, k)
                + CombinatoricsUtils.binomialCoefficientLog(m, successes - k)
                - CombinatoricsUtils.binomialCoefficientLog(n + m, successes);
    }
}
