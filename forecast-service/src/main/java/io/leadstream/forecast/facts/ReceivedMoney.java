package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money as events write it: the amount is text. */
record ReceivedMoney(String amount, String currency) {

    static @Nullable Money toMoney(@Nullable ReceivedMoney received) {
        return received == null ? null : new Money(new BigDecimal(received.amount), received.currency);
    }
}
