package io.leadstream.forecast.winning;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Segmentation.Group;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deal that is open at the as-of time.
 *
 * @param stage the index of the stage where it stands
 * @param since the UTC day on which it entered that
 * @param age in days of it
 * @param amount as far as it is known
 * @param owner as far as known
 * @param group where it is counted; null when it is not asked for
 */
public record OpenDeal(
        String deal,
        int stage,
        LocalDate since,
        int age,
        @Nullable Money amount,
        @Nullable String owner,
        @Nullable Group group) {}
