package io.leadstream.forecast.reading;

import io.leadstream.forecast.history.Money;
import io.leadstream.rest.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money as callers say it; anything else is refused by the field's name. */
@Schema(name = "MoneySaid")
public record MoneySaid(
        @Schema(examples = "1200.00") @Nullable String amount,
        @Schema(examples = "EUR") @Nullable String currency) {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");

    /**
     * The exact amount, with the digits of its currency.
     *
     * @param field its name in the document
     * @throws BadInput when it is not an amount from 0 to below 10¹⁵ of a currency of ISO 4217
     */
    public Money toMoney(String field) {
        int digits = requireCurrency(field + ".currency", currency);
        if (amount == null || !DECIMAL.matcher(amount).matches()) {
            throw BadInput.of(field + ".amount", "must be a decimal such as \"1200.00\", at least 0 and below 10^15");
        }
        var exact = new BigDecimal(amount);
        if (exact.stripTrailingZeros().scale() > digits) {
            throw BadInput.of(field + ".amount", "must have at most " + digits + " decimals in " + currency);
        }
        return new Money(exact.setScale(digits, RoundingMode.UNNECESSARY), String.valueOf(currency));
    }

    /** How many decimals a currency has that somebody names. */
    public static int requireCurrency(String field, @Nullable String code) {
        try {
            int digits = code == null ? -1 : Currency.getInstance(code).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException e) {
            throw noCurrency(field);
        }
        throw noCurrency(field);
    }

    private static BadInput noCurrency(String field) {
        return BadInput.of(field, "must be a currency of ISO 4217 that is paid in, such as EUR");
    }
}
