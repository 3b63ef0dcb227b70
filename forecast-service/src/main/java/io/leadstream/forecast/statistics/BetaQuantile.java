package io.leadstream.forecast.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;

/**
 * Quantiles of the Beta distribution, with an error below 10⁻⁶. The incomplete beta function is dear for large
 * parameters, so few values of it are asked for: Halley's steps from the normal approximation of the logit, kept between
 * bounds; two or three of them do, where a search between 0 and 1 takes dozens. What is left after a step is of the
 * order of its cube.
 */
final class BetaQuantile {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double CLOSE_ENOUGH = 1e-9;

    /** So small a step, in standard deviations, was the last where the density is like a bell. */
    private static final double SHORT_STEP = 1e-3;

    private static final double LIKE_A_BELL = 5;

    // where the density is all at one edge, Halley's steps creep: halving the rest gets there for certain
    private static final int CURVED_STEPS = 20;
    private static final int MOST_STEPS = 100;

    private BetaQuantile() {}

    /** @param share of the distribution that lies below the quantile, within (0, 1) */
    static double of(double a, double b, double share) {
        double logBeta = Beta.logBeta(a, b);
        double low = 0;
        double high = 1;
        double x = start(a, b, share);
        double lastStep = Math.min(a, b) < LIKE_A_BELL
                ? CLOSE_ENOUGH
                : Math.max(CLOSE_ENOUGH, SHORT_STEP * Math.sqrt(a * b / (a + b + 1)) / (a + b));
        for (int i = 0; i < MOST_STEPS; i++) {
            double excess = Beta.regularizedBeta(x, a, b) - share;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
            double newton = excess / density;
            double slope = (a - 1) / x - (b - 1) / (1 - x);
            double next = x - newton / Math.max(0.5, 1 - newton * slope / 2);
            if (i >= CURVED_STEPS || !(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) < lastStep) {
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
