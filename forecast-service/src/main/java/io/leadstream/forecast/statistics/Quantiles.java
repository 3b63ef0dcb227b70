package io.leadstream.forecast.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Median, upper quantiles and mean of a sample, interpolated linearly between its members (type 7 of Hyndman and Fan,
 * what R and NumPy do by default).
 */
public record Quantiles(int count, double mean, double median, double p75, double p90) {

    /** Null when there is nothing to describe. */
    public static @Nullable Quantiles of(Sample sample) {
        return sample.count() == 0
                ? null
                : new Quantiles(
                        Math.toIntExact(sample.count()),
                        sample.mean(),
                        at(sample, 0.5),
                        at(sample, 0.75),
                        at(sample, 0.9));
    }

    /** Any one of them, of a sample that is not empty. */
    public static double at(Sample sample, double share) {
        double position = share * (sample.count() - 1);
        long below = (long) Math.floor(position);
        double low = member(sample, below);
        return low + (position - below) * (member(sample, Math.min(below + 1, sample.count() - 1)) - low);
    }

    /** The member of a rank, counted from 0. */
    private static double member(Sample sample, long rank) {
        double[] values = sample.values();
        int[] counts = sample.counts();
        long upTo = 0;
        for (int i = 0; i < values.length; i++) {
            upTo += counts[i];
            if (rank < upTo) {
                return values[i];
            }
        }
        throw new IllegalArgumentException("no member of rank " + rank);
    }
}
