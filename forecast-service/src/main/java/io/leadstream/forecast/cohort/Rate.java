package io.leadstream.forecast.cohort;

import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Interval;
import io.leadstream.forecast.statistics.Shrinkage;
import org.jspecify.annotations.Nullable;

/**
 * A share with its interval, never one without the other.
 *
 * @param rate null when there is nothing to divide by; then anything from 0 to 1 is possible
 */
public record Rate(@Nullable Double rate, double low, double high) {

    /** What is left of a share after shrinking. */
    public static Rate of(Shrinkage.Posterior posterior) {
        return new Rate(
                posterior.rate(),
                posterior.interval().low(),
                posterior.interval().high());
    }

    /** k of n. */
    public static Rate of(long k, long n, Confidence confidence) {
        Interval interval = confidence.of(k, n);
        return new Rate(n == 0 ? null : (double) k / n, interval.low(), interval.high());
    }
}
