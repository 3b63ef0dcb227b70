package io.leadstream.forecast.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;

/**
 * Quantiles of the Beta distribution, with an error below 10⁻⁶. The incomplete beta function is dear for large
 * parameters, so few values of it are asked for: Newton's steps from the normal approximation of the logit, kept
 * between bounds; three or four of them do, where a search between 0 and 1 takes dozens.
 */
final class BetaQuantile {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double CLOSE_ENOUGH = 1e-9;
    private static final int MOST_STEPS = 100;

    private BetaQuantile() {}

    /** @param share of the distribution that lies below the quantile, within (0, 1) */
    static double of(double a, double b, double share) {
        double logBeta = Beta.logBeta(a, b);
        double low = 0;
        double high = 1;
        double x = start(a, b, share);
        for (int i = 0; i < MOST_STEPS; i++) {
            double excess = Beta.regularizedBeta(x, a, b) - share;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
            double next = x - excess / density;
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) < CLOSE_ENOUGH) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double start(double a, double b, double share) {
        double z = NORMAL.inverseCumulativeProbability(share);
        double x = 1 / (1 + Math.exp(-(Math.log(a / b) + z * Math.sqrt(1 / a + 1 / b))));
        return Math.clamp(x, 1e-12, 1 - 1e-12);
    }
}
