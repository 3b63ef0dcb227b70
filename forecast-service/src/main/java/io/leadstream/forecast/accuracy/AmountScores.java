package io.leadstream.forecast.accuracy;

import org.jspecify.annotations.Nullable;

/**
 * Scores of forecast amounts against what came, over many of them. Amounts are in one currency; they weigh by their
 * size, so that a small period that was missed by far does not hide a large one that was met.
 */
public final class AmountScores {

    private int n;
    private double absoluteErrors;
    private double errors;
    private double actuals;

    public void add(double forecast, double actual) {
        n++;
        absoluteErrors += Math.abs(forecast - actual);
        errors += forecast - actual;
        actuals += Math.abs(actual);
    }

    /** How many forecasts were scored. */
    public int n() {
        return n;
    }

    /** Weighted absolute percentage error: Σ|forecast − actual| ÷ Σ|actual|, 0 at best; null when nothing came. */
    public @Nullable Double wape() {
        return actuals == 0 ? null : absoluteErrors / actuals;
    }

    /** Σ(forecast − actual) ÷ Σ|actual|: positive when too much was forecast; null when nothing came. */
    public @Nullable Double bias() {
        return actuals == 0 ? null : errors / actuals;
    }
}
