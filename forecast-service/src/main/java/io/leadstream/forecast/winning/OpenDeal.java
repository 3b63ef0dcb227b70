package io.leadstream.forecast.winning;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Segmentation.Group;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deal that is open at the as-of time.
 *
 * @param stage the index of the stage where it stands
 * @param since the UTC day on which it entered that
 * @param age in days of it
 * @param amount as far as it is known
 * @param inBase the amount in the base currency
 * @param owner as far as known
 * @param group where it is counted; null when it is not asked for
 * @param delay by how many days its legal or budget path shifts it: what that took in past deals, as far as it is not
 *     over yet; 0 when no path is known
 */
public record OpenDeal(
        String deal,
        int stage,
        LocalDate since,
        int age,
        @Nullable Money amount,
        @Nullable BigDecimal inBase,
        @Nullable String owner,
        @Nullable Group group,
        int delay) {

    /** The same, shifted by so many days. */
    OpenDeal delayedBy(int days) {
        return new OpenDeal(deal, stage, since, age, amount, inBase, owner, group, days);
    }
}
