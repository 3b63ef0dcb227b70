package io.leadstream.pipeline.history;

import io.leadstream.messaging.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import: a body of lines that is worked off chunk by chunk, and can be undone.
 *
 * @param version counts what callers do to it, not its progress
 * @param lines how many records were received
 * @param plan how a file of rows is read, as JSON; null for lines of JSON
 * @param reviewed whether it waited for somebody to look at it first
 * @param historyUpload the file with its history, if one was sent
 */
record ImportJob(
        UUID id,
        long version,
        State state,
        Mode mode,
        @Nullable Instant observedFrom,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long lines,
        int nextChunk,
        Counts counts,
        @Nullable String failure,
        @Nullable UUID undoneTo,
        Undone undone,
        byte @Nullable [] bodyHash,
        @Nullable String plan,
        boolean reviewed,
        @Nullable UUID historyUpload,
        History history) {

    enum State {
        RECEIVING,
        REVIEW,
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        UNDOING,
        UNDONE
    }

    enum Mode {
        NEW,
        CORRECT
    }

    /** read = accepted + rejected; unchanged ones are among the accepted. */
    record Counts(long read, long accepted, long unchanged, long rejected) {}

    /** Changes that a file with history told, and those of them that are of deals that are not here. */
    record History(long rows, long unknown) {}

    record Undone(long withdrawn, long restored, long kept) {}

    /** As it was when its body had been received: what the first answer showed. */
    ImportJob asReceived() {
        return new ImportJob(
                id,
                0,
                reviewed ? State.REVIEW : State.QUEUED,
                mode,
                observedFrom,
                createdBy,
                createdAt,
                null,
                lines,
                0,
                new Counts(0, 0, 0, 0),
                null,
                null,
                new Undone(0, 0, 0),
                bodyHash,
                plan,
                reviewed,
                null,
                new History(0, 0));
    }

    static ImportJob read(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                State.valueOf(row.getString("state")),
                Mode.valueOf(row.getString("mode")),
                Sql.instant(row, "observed_from"),
                row.getString("created_by"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "finished_at"),
                row.getLong("lines"),
                row.getInt("next_chunk"),
                new Counts(
                        row.getLong("read"),
                        row.getLong("accepted"),
                        row.getLong("unchanged"),
                        row.getLong("rejected")),
                row.getString("failure"),
                row.getObject("undone_to", UUID.class),
                new Undone(row.getLong("withdrawn"), row.getLong("restored"), row.getLong("kept")),
                row.getBytes("body_hash"),
                row.getString("plan"),
                row.getBoolean("reviewed"),
                row.getObject("history_upload", UUID.class),
                new History(row.getLong("history_rows"), row.getLong("history_unknown")));
    }
}
