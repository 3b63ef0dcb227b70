package io.leadstream.forecast.statistics;

import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Mean and variance of numbers of which none is kept. Welford: Note on a method for calculating corrected sums of
 * squares and products, Technometrics 4 (1962); two of them together by Chan, Golub, LeVeque (1979).
 *
 * @param squares the sum of the squared distances from the mean
 */
public record Moments(long n, double mean, double squares) {

    public static final Moments NONE = new Moments(0, 0, 0);

    /** The same with one number more. */
    public Moments with(double x) {
        double next = mean + (x - mean) / (n + 1);
        return new Moments(n + 1, next, squares + (x - mean) * (x - next));
    }

    public Moments plus(Moments other) {
        if (n == 0 || other.n == 0) {
            return n == 0 ? other : this;
        }
        double apart = other.mean - mean;
        long both = n + other.n;
        return new Moments(
                both,
                mean + apart * other.n / both,
                squares + other.squares + apart * apart * ((double) n * other.n / both));
    }

    /** Of the sample, with n − 1; 0 for fewer than two numbers. */
    public double variance() {
        return n < 2 ? 0 : squares / (n - 1);
    }

    /** Student's interval of the mean; null for fewer than two numbers, which tell nothing of their spread. */
    public @Nullable Bounds ofMean(double level) {
        if (n < 2) {
            return null;
        }
        double half =
                new TDistribution(n - 1).inverseCumulativeProbability(0.5 + level / 2) * Math.sqrt(variance() / n);
        return new Bounds(mean - half, mean + half);
    }
}
