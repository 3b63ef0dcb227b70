package io.leadstream.forecast.rollup;

import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.rollup.RollUp.Level;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How far a quota is attained.
 *
 * @param remaining quota less what is closed, at least 0
 * @param share closed ÷ quota
 * @param coverage open pipeline of the period ÷ remaining quota; null once nothing remains
 */
record Attainment(
        BigDecimal remaining, double share, @Nullable Double coverage) {

    /** @param quota more than 0, in the currency of the level's sums */
    static Attainment of(Level level, BigDecimal quota) {
        BigDecimal closed = level.line(Category.CLOSED).amount();
        BigDecimal remaining = quota.subtract(closed).max(BigDecimal.ZERO);
        return new Attainment(
                remaining,
                ratio(closed, quota),
                remaining.signum() == 0 ? null : ratio(level.open().amount(), remaining));
    }

    private static double ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL64).doubleValue();
    }
}
