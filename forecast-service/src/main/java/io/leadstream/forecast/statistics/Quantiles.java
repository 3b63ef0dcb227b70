package io.leadstream.forecast.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Median, upper quantiles and mean of a sample, interpolated linearly between its members (type 7 of Hyndman and Fan,
 * what R and NumPy do by default).
 */
public record Quantiles(int count, double mean, double median, double p75, double p90) {

    /** Null when there is nothing to describe. */
    public static @Nullable Quantiles of(double[] sample) {
        if (sample.length == 0) {
            return null;
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new Quantiles(
                sorted.length,
                Arrays.stream(sorted).average().orElseThrow(),
                at(sorted, 0.5),
                at(sorted, 0.75),
                at(sorted, 0.9));
    }

    private static double at(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
