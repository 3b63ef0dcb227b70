package io.leadstream.qualification.scoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the leads are scored again by a version that came into force.
 *
 * @param total leads that had a score of another version when it began
 * @param done of them so far; those that an event had scored meanwhile are not among them
 * @param changed those whose score the version changed
 */
public record Rescoring(
        int version,
        long total,
        long done,
        long changed,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** As of all long work. */
    enum State {
        QUEUED,
        RUNNING,
        DONE
    }

    State state() {
        return finishedAt != null ? State.DONE : done == 0 ? State.QUEUED : State.RUNNING;
    }
}
