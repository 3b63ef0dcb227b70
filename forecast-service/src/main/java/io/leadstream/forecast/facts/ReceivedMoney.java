package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.Money;
import io.leadstream.messaging.UnreadableEvent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money as events write it: the amount is text. */
record ReceivedMoney(String amount, String currency) {

    private static final int MOST_DIGITS = 40;

    static @Nullable Money toMoney(@Nullable ReceivedMoney received) {
        if (received == null) {
            return null;
        }
        return new Money(exact(received.amount), received.currency);
    }

    private static BigDecimal exact(String text) {
        var amount = new BigDecimal(text);
        // "1e999999999" is a short text, and would fill the heap once it is added to another amount
        if (amount.precision() > MOST_DIGITS || Math.abs(amount.scale()) > MOST_DIGITS) {
            throw new UnreadableEvent("amount has too many digits");
        }
        return amount;
    }

    /** The amount in the base currency. */
    record InBase(String amount) {

        static @Nullable BigDecimal toAmount(@Nullable InBase received) {
            return received == null ? null : exact(received.amount);
        }
    }
}
