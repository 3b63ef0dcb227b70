package io.leadstream.qualification.framework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount, never negative, written with the digits of its currency.
 *
 * @param amount below 10¹⁵
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    public Money {
        int digits = digitsOf(currency);
        if (amount.signum() < 0 || amount.compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("must have an amount of at least 0 and below 10^15");
        }
        if (amount.signum() != 0 && amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException("must have at most " + digits + " decimals in " + currency);
        }
        amount = amount.setScale(digits, RoundingMode.DOWN);
    }

    /** How many decimals amounts of the currency have. */
    public static int digitsOf(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must have a currency of ISO 4217", e);
        }
        throw new IllegalArgumentException("must have a currency that is paid in");
    }
}
