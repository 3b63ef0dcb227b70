package io.leadstream.forecast.coaching;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was coached.
 *
 * @param coach who did it
 * @param whom an owner of deals
 * @param stage to leave it forwards more often
 * @param about of which deals; null for all
 */
record CoachingAction(
        UUID id,
        String coach,
        String whom,
        String pipeline,
        String stage,
        @Nullable Deals about,
        Instant at,
        @Nullable String note,
        Instant recordedAt) {

    /** Those whose segment has a value. */
    record Deals(String segment, String value) {}
}
