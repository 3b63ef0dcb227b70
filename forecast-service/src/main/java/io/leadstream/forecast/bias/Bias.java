package io.leadstream.forecast.bias;

import io.leadstream.forecast.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How far off what somebody said was, so far before the end of past periods.
 *
 * @param periods how many periods it was measured on: one submission of each
 * @param meanError mean of what was submitted less what was won; above 0 they promise too much
 * @param interval of the mean error, Student's t at 95 %; null with one period
 * @param wape Σ |submitted − won| ÷ Σ won; null when nothing was won
 * @param share Σ (submitted − won) ÷ Σ won; null when nothing was won
 * @param factor (Σ won + κ) ÷ (Σ submitted + κ), κ being one mean period's submission: what makes a submission right on
 *     average, drawn towards 1 while there are few periods
 */
public record Bias(
        int periods,
        BigDecimal meanError,
        @Nullable Interval interval,
        @Nullable Double wape,
        @Nullable Double share,
        double factor) {

    public static final double LEVEL = 0.95;

    /** With fewer periods than these little can be said. */
    private static final int FEW = 8;

    /** A past period: what was submitted, and what was won. */
    public record Past(BigDecimal submitted, BigDecimal won) {

        BigDecimal error() {
            return submitted.subtract(won);
        }
    }

    /** Of at least one period. */
    public static Bias of(List<Past> pasts) {
        BigDecimal submitted = BigDecimal.ZERO;
        BigDecimal won = BigDecimal.ZERO;
        BigDecimal absolute = BigDecimal.ZERO;
        for (Past past : pasts) {
            submitted = submitted.add(past.submitted());
            won = won.add(past.won());
            absolute = absolute.add(past.error().abs());
        }
        BigDecimal error = submitted.subtract(won);
        BigDecimal periods = BigDecimal.valueOf(pasts.size());
        BigDecimal mean = error.divide(periods, 2, RoundingMode.HALF_EVEN);
        double kappa = submitted.doubleValue() / pasts.size();
        double all = submitted.doubleValue() + kappa;
        return new Bias(
                pasts.size(),
                mean,
                interval(pasts),
                ratio(absolute, won),
                ratio(error, won),
                all == 0 ? 1 : (won.doubleValue() + kappa) / all);
    }

    private static @Nullable Double ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.divide(whole, MathContext.DECIMAL64).doubleValue();
    }

    private static @Nullable Interval interval(List<Past> pasts) {
        int n = pasts.size();
        if (n < 2) {
            return null;
        }
        double mean = pasts.stream()
                .mapToDouble(past -> past.error().doubleValue())
                .average()
                .orElse(0);
        double squares = pasts.stream()
                .mapToDouble(past -> past.error().doubleValue() - mean)
                .map(off -> off * off)
                .sum();
        double half = new TDistribution(n - 1).inverseCumulativeProbability((1 + LEVEL) / 2)
                * Math.sqrt(squares / (n - 1) / n);
        return new Interval(mean - half, mean + half);
    }

    public boolean lowEvidence() {
        return periods < FEW;
    }

    /** What a submission would be without the bias, to the cent. */
    public BigDecimal corrected(BigDecimal submission) {
        return submission
                .multiply(BigDecimal.valueOf(factor))
                .setScale(Math.max(2, submission.scale()), RoundingMode.HALF_EVEN);
    }
}
