package io.leadstream.forecast.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How sure, and by which method, the interval of a share is.
 *
 * @param level within (0, 1), say 0.95
 */
public record Confidence(double level, Method method) {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final KnownIntervals JEFFREYS = new KnownIntervals();

    /** The usual: Jeffreys at 95 %. */
    public static final Confidence DEFAULT = new Confidence(0.95, Method.JEFFREYS);

    /** Brown, Cai, DasGupta: Interval Estimation for a Binomial Proportion, Statistical Science 16 (2001). */
    public enum Method {
        JEFFREYS,
        WILSON
    }

    public Confidence {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie between 0 and 1");
        }
    }

    /** The two-sided quantile of the standard normal distribution. */
    public double z() {
        return NORMAL.inverseCumulativeProbability(0.5 + level / 2);
    }

    /** The interval of k out of n; both may be effective numbers, of observations that weigh differently. */
    public Interval of(double k, double n) {
        if (n == 0) {
            return Interval.UNKNOWN;
        }
        return switch (method) {
            case JEFFREYS -> JEFFREYS.of(k, n, level, () -> jeffreys(k, n));
            case WILSON -> wilson(k, n);
        };
    }

    /** Equal-tailed Beta(k + ½, n − k + ½), with 0 and 1 at the edges. */
    private Interval jeffreys(double k, double n) {
        double tail = (1 - level) / 2;
        return new Interval(
                k == 0 ? 0 : BetaQuantile.of(k + 0.5, n - k + 0.5, tail),
                k == n ? 1 : BetaQuantile.of(k + 0.5, n - k + 0.5, 1 - tail));
    }

    private Interval wilson(double k, double n) {
        double z = z();
        double p = k / n;
        double centre = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        double scale = 1 + z * z / n;
        return new Interval(
                k == 0 ? 0 : Math.max(0, (centre - half) / scale), k == n ? 1 : Math.min(1, (centre + half) / scale));
    }

    /**
     * The equal-tailed interval of a Beta distribution. Where a parameter vanishes, as when nothing but successes was
     * seen anywhere, it is that of as many successes: even then another end is possible.
     */
    Interval ofBeta(double a, double b) {
        if (a <= 0 || b <= 0) {
            return jeffreys(Math.max(0, a), Math.max(0, a) + Math.max(0, b));
        }
        double tail = (1 - level) / 2;
        return new Interval(BetaQuantile.of(a, b, tail), BetaQuantile.of(a, b, 1 - tail));
    }
}
