package io.leadstream.forecast.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's way through qualification, and on as deals of one pipeline.
 *
 * @param lead along the lead lifecycle; of leads that were merged, the survivor's with the earliest passages of all
 * @param deals that were opened for it, or for one merged into it, and have begun
 * @param elsewhereAt when the last deal was opened for it in another pipeline; null when none was
 */
public record LeadAndDeals(
        Journey lead, List<Journey> deals, @Nullable Instant elsewhereAt) {

    public LeadAndDeals {
        deals = List.copyOf(deals);
    }
}
