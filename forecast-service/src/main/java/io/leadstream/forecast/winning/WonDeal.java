package io.leadstream.forecast.winning;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Segmentation.Group;
import org.jspecify.annotations.Nullable;

/**
 * A deal that was won by the as-of time.
 *
 * @param day the UTC day of its closing, as a day of the epoch
 * @param amount it was won for
 * @param before what its amount was said to be while it was open
 * @param group where it is counted; null when it is not asked for
 */
public record WonDeal(
        String deal,
        int day,
        @Nullable Money amount,
        @Nullable Money before,
        @Nullable Group group) {}
