package io.leadstream.forecast.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * By how much what is seen now differs from what was seen before, and how surely.
 *
 * @param change now less before, or, of {@link #ofCounts} and {@link #ofLengths}, the ratio of the two
 * @param lower the probability of a change so far down, or further, if there were none
 * @param upper the same upwards
 */
public record Difference(double change, Interval interval, double lower, double upper) {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** The probability of a change as large as this in either direction, if there were none. */
    public double pValue() {
        return Math.min(1, 2 * Math.min(lower, upper));
    }

    /**
     * Of two shares. The interval is Newcombe's hybrid of two Wilson intervals (Statistics in Medicine 17, 1998, method
     * 10), the test the score test with the pooled share.
     */
    public static Difference ofShares(long k, long n, long kBefore, long nBefore, double level) {
        var wilson = new Confidence(level, Confidence.Method.WILSON);
        double now = (double) k / n;
        double before = (double) kBefore / nBefore;
        Interval of = wilson.of(k, n);
        Interval ofBefore = wilson.of(kBefore, nBefore);
        double change = now - before;
        var interval = new Interval(
                change - Math.hypot(now - of.low(), ofBefore.high() - before),
                change + Math.hypot(of.high() - now, before - ofBefore.low()));
        double pooled = (double) (k + kBefore) / (n + nBefore);
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / nBefore));
        double lower = deviation == 0 ? 0.5 : NORMAL.cumulativeProbability(change / deviation);
        return new Difference(change, interval, lower, 1 - lower);
    }

    /**
     * Of two rates of arrival, as their ratio. Counts vary more than Poisson's when they come in bursts: by the given
     * dispersion, at least 1, which was estimated with so many degrees of freedom (quasi-Poisson).
     *
     * @param periods how many periods of equal length were counted
     */
    public static Difference ofCounts(
            long count,
            int periods,
            long countBefore,
            int periodsBefore,
            double dispersion,
            int freedom,
            double level) {
        double now = (count + 0.5) / periods;
        double before = (countBefore + 0.5) / periodsBefore;
        double deviation = Math.sqrt(Math.max(1, dispersion) * (1 / (count + 0.5) + 1 / (countBefore + 0.5)));
        return ratio(Math.log(now / before), deviation, freedom, level);
    }

    /** Of two samples of lengths, as the ratio of their geometric means: Welch's test on their logarithms. */
    public static Difference ofLengths(Moments now, Moments before, double level) {
        double ofNow = now.variance() / now.n();
        double ofBefore = before.variance() / before.n();
        double both = ofNow + ofBefore;
        double freedom = both == 0
                ? now.n() + before.n() - 2.0
                : both * both / (ofNow * ofNow / (now.n() - 1) + ofBefore * ofBefore / (before.n() - 1));
        return ratio(now.mean() - before.mean(), Math.sqrt(both), freedom, level);
    }

    private static Difference ratio(double log, double deviation, double freedom, double level) {
        var student = new TDistribution(freedom);
        double half = student.inverseCumulativeProbability(0.5 + level / 2) * deviation;
        double lower = deviation == 0 ? lowerOfNoSpread(log) : student.cumulativeProbability(log / deviation);
        return new Difference(
                Math.exp(log), new Interval(Math.exp(log - half), Math.exp(log + half)), lower, 1 - lower);
    }

    private static double lowerOfNoSpread(double log) {
        return log == 0 ? 0.5 : log < 0 ? 0 : 1;
    }
}
