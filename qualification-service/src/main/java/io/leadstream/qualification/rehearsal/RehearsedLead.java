package io.leadstream.qualification.rehearsal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would have become of one lead, and what did.
 *
 * @param liveMqlAt when the version in force makes it MQL, replayed
 * @param draftMqlAt when the rehearsed version does
 * @param sqlAt when it really was sales-qualified first
 * @param wonAt when a deal with it really was won first
 * @param owner our own rep's user id
 */
record RehearsedLead(
        @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
        UUID leadId,

        @Schema(examples = "2026-02-14T10:30:00Z") @Nullable Instant liveMqlAt,

        @Schema(examples = "2026-02-09T08:12:00Z") @Nullable Instant draftMqlAt,

        @Nullable Instant sqlAt,
        @Nullable Instant wonAt,
        @Schema(examples = "rep-7") @Nullable String owner) {

    boolean isWorthKeeping() {
        return liveMqlAt != null || draftMqlAt != null || sqlAt != null || wonAt != null;
    }
}
