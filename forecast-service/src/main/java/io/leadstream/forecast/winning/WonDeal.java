package io.leadstream.forecast.winning;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Segmentation.Group;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A deal that was won by the as-of time.
 *
 * @param day the UTC day of its closing, as a day of the epoch
 * @param amount it was won for
 * @param inBase the same in the base currency
 * @param before what its amount was said to be while it was open
 * @param beforeInBase the same in the base currency
 * @param group where it is counted; null when it is not asked for
 */
public record WonDeal(
        String deal,
        int day,
        @Nullable Money amount,
        @Nullable BigDecimal inBase,
        @Nullable Money before,
        @Nullable BigDecimal beforeInBase,
        @Nullable Group group) {}
