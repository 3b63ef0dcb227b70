package io.leadstream.forecast.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One making of a fresh projection.
 *
 * @param attempt counted up whenever an instance takes it on; only the latest may write
 * @param applied events applied so far in this attempt, of {@code total} that there were at its beginning
 * @param failure what it failed of; null unless FAILED
 */
record Rebuild(
        UUID id,
        State state,
        int attempt,
        long applied,
        long total,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }
}
