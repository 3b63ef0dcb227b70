package io.leadstream.forecast.statistics;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;
import org.jspecify.annotations.Nullable;

/**
 * Empirical Bayes for shares of small groups: each group's share is taken to come from a Beta distribution around its
 * parent's, and is drawn towards it the more, the fewer observations it has and the less the groups differ.
 *
 * @param mean m, the parent's share
 * @param strength s, as many observations as the parent counts for: 1 to 10⁶
 * @param evidence twice the gain in log likelihood over groups that do not differ at all, be it from their parent or
 *     only from each other; 0 when not estimated
 * @param groups how many groups there were
 */
public record Shrinkage(double mean, double strength, double evidence, int groups) {

    public static final double WEAKEST = 1;
    public static final double STRONGEST = 1e6;

    /** With fewer groups than that, how much they differ cannot be told. */
    public static final int FEWEST_GROUPS = 5;

    static final double STRENGTH_OF_FEW = 20;

    // 5 % of the mixture of χ²(0) and χ²(1) that holds on the edge of the parameter's range
    private static final double SIGNIFICANT = 2.706;
    private static final int GRID = 56;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double CLOSE_ENOUGH = 1e-7;

    /** k of n; n counts what is settled. */
    public record Share(long k, long n) {

        public static final Share NONE = new Share(0, 0);

        public Share plus(Share other) {
            return new Share(k + other.k, n + other.n);
        }

        public double rate() {
            return (double) k / n;
        }
    }

    /** A share after shrinking. */
    public record Posterior(double rate, Interval interval) {}

    /** How much groups differ around their parent's share, by maximum marginal likelihood. */
    public static Shrinkage around(double mean, List<Share> groups) {
        List<Share> seen = groups.stream().filter(group -> group.n() > 0).toList();
        if (seen.size() < FEWEST_GROUPS || mean <= 0 || mean >= 1) {
            return new Shrinkage(mean, STRENGTH_OF_FEW, 0, seen.size());
        }
        DoubleUnaryOperator likelihood = logStrength -> marginal(mean, Math.exp(logStrength), seen);
        double best = Math.exp(maximum(likelihood, Math.log(WEAKEST), Math.log(STRONGEST)));
        double alike = Math.max(marginal(mean, STRONGEST, seen), ofOneShare(seen));
        double evidence = 2 * (marginal(mean, best, seen) - alike);
        return new Shrinkage(mean, best, Math.max(0, evidence), seen.size());
    }

    /** Whether it could be told at all. */
    public boolean estimated() {
        return groups >= FEWEST_GROUPS;
    }

    /** Whether the groups differ by more than chance. */
    public boolean groupsDiffer() {
        return evidence > SIGNIFICANT;
    }

    /** The same where it could be told; null where it could not. */
    public @Nullable Boolean differ() {
        return estimated() ? groupsDiffer() : null;
    }

    /** (k + m·s) / (n + s), and the interval of that posterior. */
    public Posterior of(Share group, Confidence confidence) {
        double a = group.k() + mean * strength;
        double b = group.n() - group.k() + (1 - mean) * strength;
        return new Posterior(a / (a + b), confidence.ofBeta(a, b));
    }

    /** The posterior mean alone. */
    public double rateOf(Share group) {
        return (group.k() + mean * strength) / (group.n() + strength);
    }

    /** Of groups that all have the share that they have together. */
    private static double ofOneShare(List<Share> groups) {
        Share all = groups.stream().reduce(Share.NONE, Share::plus);
        return logPower(all.rate(), all.k()) + logPower(1 - all.rate(), all.n() - all.k());
    }

    private static double logPower(double base, long exponent) {
        return exponent == 0 ? 0 : exponent * Math.log(base);
    }

    private static double marginal(double mean, double strength, List<Share> groups) {
        double a = mean * strength;
        double b = (1 - mean) * strength;
        double prior = Beta.logBeta(a, b);
        double sum = 0;
        for (Share group : groups) {
            sum += Beta.logBeta(a + group.k(), b + group.n() - group.k()) - prior;
        }
        return sum;
    }

    /** A grid finds the highest hill, a golden section its top. */
    private static double maximum(DoubleUnaryOperator f, double from, double to) {
        double step = (to - from) / GRID;
        double best = from;
        double height = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double x = from + i * step;
            double y = f.applyAsDouble(x);
            if (y > height) {
                height = y;
                best = x;
            }
        }
        return goldenSection(f, Math.max(from, best - step), Math.min(to, best + step));
    }

    private static double goldenSection(DoubleUnaryOperator f, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > CLOSE_ENOUGH) {
            double third = high - GOLDEN * (high - low);
            double second = low + GOLDEN * (high - low);
            if (f.applyAsDouble(third) < f.applyAsDouble(second)) {
                low = third;
            } else {
                high = second;
            }
        }
        return (low + high) / 2;
    }
}
