package io.leadstream.pipeline.committee;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the buying side on one deal, as of some time.
 *
 * @param leadId the lead that they are; null when they are none, or erased
 * @param personId the person of lead-service that they are; null when they are a lead alone, or erased
 * @param since when what is said of them began to be true
 * @param leftAt null while they are on the committee
 * @param lastContactAt when we last spoke with them; null when we never did
 */
public record Stakeholder(
        UUID id,
        UUID dealId,
        long version,
        @Nullable UUID leadId,
        @Nullable UUID personId,
        Instant joinedAt,
        Instant since,
        @Nullable Instant leftAt,
        @Nullable Instant lastContactAt,
        Seat seat) {

    boolean holds(BuyingRole role) {
        return seat.holds(role);
    }

    boolean wasSpokenTo() {
        return lastContactAt != null;
    }
}
