package io.leadstream.forecast.backtest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A back-test that was asked for.
 *
 * @param attempt counted up whenever an instance takes it on; only the latest may write
 * @param done as-of days of {@code total}
 * @param failure what it failed of; null unless FAILED
 * @param result null until DONE
 */
record Backtest(
        UUID id,
        State state,
        BacktestRequest request,
        int attempt,
        int done,
        int total,
        @Nullable String failure,
        @Nullable BacktestResult result,
        String requestedBy,
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
