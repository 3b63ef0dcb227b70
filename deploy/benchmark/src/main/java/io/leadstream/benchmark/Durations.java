package io.leadstream.benchmark;

import java.util.Arrays;
import java.util.Collection;

/** How long something took, many times over. */
record Durations(long[] sortedNanos) {

    static Durations of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Durations(sorted);
    }

    int count() {
        return sortedNanos.length;
    }

    /** The quantile by nearest rank, in milliseconds. */
    double millis(double quantile) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(quantile * sortedNanos.length);
        return sortedNanos[Math.max(0, rank - 1)] / 1e6;
    }

    String medianAndP99() {
        return "%.1f / %.1f ms".formatted(millis(0.5), millis(0.99));
    }
}
