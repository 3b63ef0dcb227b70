package io.leadstream.qualification.rehearsal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of the score replayed over the past.
 *
 * @param version the one that is rehearsed
 * @param liveVersion the one in force, replayed beside it
 * @param fingerprint of the rules that are rehearsed: when a draft is changed meanwhile, what was found holds no more
 * @param from and {@code to}: the time that is replayed, up to when it was asked for
 * @param after where to go on, in the order of the leads' ids
 * @param leads replayed so far
 * @param result JSON of {@link Findings}, once done
 * @param problem why it failed
 */
record Rehearsal(
        UUID id,
        int version,
        int liveVersion,
        String fingerprint,
        int months,
        Instant from,
        Instant to,
        State state,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant finishedAt,
        UUID after,
        long leads,
        @Nullable String result,
        @Nullable String problem) {

    /** As of all long work. */
    @Schema(name = "RehearsalState")
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }
}
