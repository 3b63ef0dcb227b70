package io.leadstream.qualification.scoring;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the leads are scored again by a version that came into force.
 *
 * @param total leads that had a score of another version when it began
 * @param done of them so far, also those that an event scored meanwhile, or that were erased
 * @param changed those whose score the version changed, of those that no event scored
 */
public record Rescoring(
        int version,
        long total,
        long done,
        long changed,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** As of all long work. */
    @Schema(name = "ActivationState")
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** Another version came into force before all were. */
        SUPERSEDED
    }

    State state() {
        if (finishedAt != null) {
            return done < total ? State.SUPERSEDED : State.DONE;
        }
        return done == 0 ? State.QUEUED : State.RUNNING;
    }
}
