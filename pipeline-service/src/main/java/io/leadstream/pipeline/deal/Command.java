package io.leadstream.pipeline.deal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every change of a deal says.
 *
 * @param ifMatch the version that the caller has seen
 * @param occurredAt when it happened; null means now
 */
record Command(
        UUID dealId, @Nullable String ifMatch, @Nullable Instant occurredAt, By by) {

    /** The time of a step: as given, or now, or just after the last step where clocks differ. */
    Instant timeOf(Deal deal) {
        if (occurredAt != null) {
            return occurredAt;
        }
        return by.knownAt().isBefore(deal.lastStepAt()) ? deal.lastStepAt() : by.knownAt();
    }
}
