package io.leadstream.forecast.bridge;

import io.leadstream.forecast.category.Outlook.State;
import io.leadstream.forecast.history.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one deal adds to a forecast as of a time.
 *
 * @param asked whether its owner then is asked for
 * @param value exact, with the digits of the currency
 * @param currency of the value; null when it adds nothing in any
 * @param amount the deal's own; null when it has none
 * @param within whether it is expected to close, or was won, within the period
 */
public record Contribution(
        State state,
        boolean asked,
        BigDecimal value,
        @Nullable String currency,
        @Nullable Money amount,
        boolean within) {

    /** Of a deal that nothing had happened to yet. */
    public static final Contribution NONE = new Contribution(State.ABSENT, true, BigDecimal.ZERO, null, null, false);

    /** The same as far as it is in a currency. */
    Contribution in(String wanted) {
        boolean valued = wanted.equals(currency);
        boolean priced = amount != null && amount.currency().equals(wanted);
        return new Contribution(
                state,
                asked,
                valued ? value : BigDecimal.ZERO,
                valued ? currency : null,
                priced ? amount : null,
                within);
    }

    BigDecimal amountOrNone() {
        return amount == null ? BigDecimal.ZERO : amount.amount();
    }
}
