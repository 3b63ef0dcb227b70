package io.leadstream.pipeline.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The median of how many days something took, with an interval that assumes no distribution: between the order
 * statistics that a binomial of n and one half places around it with the level or more (Conover, Practical Nonparametric
 * Statistics, 3.2).
 *
 * @param median null when nothing was measured
 * @param low null when too few were measured for an interval (fewer than 6 at 95 %)
 */
record MedianDays(
        int n,
        @Nullable Double median,
        @Nullable Double low,
        @Nullable Double high,
        double level) {

    private static final double LEVEL = 0.95;

    static final MedianDays NONE = new MedianDays(0, null, null, null, LEVEL);

    /** @param days in any order */
    static MedianDays of(List<Double> days) {
        int n = days.size();
        if (n == 0) {
            return NONE;
        }
        List<Double> sorted = days.stream().sorted().toList();
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        int rank = rank(n);
        return rank == 0
                ? new MedianDays(n, median, null, null, LEVEL)
                : new MedianDays(n, median, sorted.get(rank - 1), sorted.get(n - rank), LEVEL);
    }

    /** The largest k with P(X < k) at most half of what may lie outside, X binomial of n and one half; 0: none. */
    private static int rank(int n) {
        double outside = (1 - LEVEL) / 2;
        double term = Math.pow(0.5, n);
        double below = 0;
        int k = 0;
        while (below + term <= outside) {
            below += term;
            k++;
            term = term * (n - k + 1) / k;
        }
        return k;
    }
}
