package io.leadstream.forecast.statistics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Intervals that were computed lately. Figures by month and by segment ask for the intervals of the same counts again
 * and again, and quantiles of the Beta distribution are what they take their time for. Each has one place, which the
 * next one that falls on it takes over.
 */
final class KnownIntervals {

    /** Some megabytes when all are taken. */
    private static final int PLACES = 1 << 15;

    private static final int SPREAD = 0x9E3779B9;

    private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);

    private record Known(double k, double n, double level, Interval interval) {

        boolean isOf(double k, double n, double level) {
            return this.k == k && this.n == n && this.level == level;
        }
    }

    /** @param compute what follows from the numbers alone */
    Interval of(double k, double n, double level, Supplier<Interval> compute) {
        int place = place(k, n, level);
        Known known = places.get(place);
        if (known == null || !known.isOf(k, n, level)) {
            known = new Known(k, n, level, compute.get());
            places.set(place, known);
        }
        return known.interval;
    }

    private static int place(double k, double n, double level) {
        int hash = (Double.hashCode(k) * 31 + Double.hashCode(n)) * 31 + Double.hashCode(level);
        hash *= SPREAD;
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
