package io.leadstream.forecast.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Exact sums as answers write them. */
public final class Sums {

    private static final int DIGITS = 2;

    private Sums() {}

    /** With the digits of its currency, more only where an amount has more. */
    public static String exact(BigDecimal sum, @Nullable String currency) {
        int digits = digitsOf(currency);
        return (sum.scale() < digits ? sum.setScale(digits, RoundingMode.UNNECESSARY) : sum).toPlainString();
    }

    /** Two where events name a currency that is none. */
    private static int digitsOf(@Nullable String code) {
        try {
            return code == null ? DIGITS : Math.max(Currency.getInstance(code).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException e) {
            return DIGITS;
        }
    }
}
