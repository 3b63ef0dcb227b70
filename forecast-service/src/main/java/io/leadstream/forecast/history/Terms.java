package io.leadstream.forecast.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What else a description says of a deal, beside owner, amount and segments; null where it says nothing.
 *
 * @param inBase the amount in the base currency
 * @param expectedClose the day on which its seller expects the end of the sale
 * @param lead whose sale it is; told by the opening alone
 * @param company where that lead works; told by the opening alone
 */
public record Terms(
        @Nullable BigDecimal inBase,
        @Nullable LocalDate expectedClose,
        @Nullable Category category,
        @Nullable String lead,
        @Nullable String company) {

    public static final Terms NONE = new Terms(null, null, null, null, null);
}
