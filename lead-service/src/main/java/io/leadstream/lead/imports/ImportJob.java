package io.leadstream.lead.imports;

import io.leadstream.messaging.Sql;
import io.leadstream.rest.file.Encoding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An import: a file that is worked off chunk by chunk, and can be undone.
 *
 * @param version counts what callers do to it, not its progress
 * @param columns JSON of {@link Columns}; absent for lines of JSON
 * @param lines how many records were received
 */
record ImportJob(
        UUID id,
        long version,
        State state,
        Format format,
        String source,
        @Nullable Encoding encoding,
        @Nullable String separator,
        boolean header,
        @Nullable String columns,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long lines,
        int nextChunk,
        Counts counts,
        @Nullable String failure,
        @Nullable UUID undoneTo,
        Undone undone,
        byte @Nullable [] bodyHash) {

    @Schema(name = "ImportState")
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

    enum Format {
        CSV,
        NDJSON
    }

    /** read = accepted + rejected; created and touched are among the accepted, the rest changed nothing. */
    record Counts(long read, long accepted, long created, long touched, long rejected) {}

    /** What became of the leads that the import made. */
    record Undone(long removed, long kept) {}

    static ImportJob read(ResultSet row) throws SQLException {
        String encoding = row.getString("encoding");
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                State.valueOf(row.getString("state")),
                Format.valueOf(row.getString("format")),
                row.getString("source_key"),
                encoding == null ? null : Encoding.valueOf(encoding),
                row.getString("separator"),
                row.getBoolean("header"),
                row.getString("columns"),
                row.getString("created_by"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "finished_at"),
                row.getLong("lines"),
                row.getInt("next_chunk"),
                new Counts(
                        row.getLong("read"),
                        row.getLong("accepted"),
                        row.getLong("created"),
                        row.getLong("touched"),
                        row.getLong("rejected")),
                row.getString("failure"),
                row.getObject("undone_to", UUID.class),
                new Undone(row.getLong("removed"), row.getLong("kept")),
                row.getBytes("body_hash"));
    }
}
