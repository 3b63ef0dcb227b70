package io.leadstream.pipeline.history;

import io.leadstream.messaging.Sql;
import io.leadstream.rest.file.RawRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All imports, and the queue of those that have work left. */
@ApplicationScoped
class ImportJobs {

    /** Errors kept per import; more are counted only: a body of nothing but faults must not fill the disk. */
    static final int ERRORS_KEPT = 100_000;

    private static final String GET = "select * from deal_import where id = ? and state <> 'RECEIVING'";

    private static final String LOCK = GET + " for update";

    private static final String PAGE = """
            select * from deal_import
            where state <> 'RECEIVING' and (?::uuid is null or id < ?)
            order by id desc limit ?""";

    // whoever else works on an import is skipped, not waited for
    private static final String CLAIM = """
            select * from deal_import
            where state in ('QUEUED', 'RUNNING', 'UNDOING')
            order by created_at limit 1
            for update skip locked""";

    private static final String CHUNK = "select records from deal_import_chunk where import_id = ? and n = ?";

    private static final String PLAN = "update deal_import set plan = ?, version = version + 1 where id = ?";

    private static final String HISTORY = """
            update deal_import set history_upload = ?, history_rows = ?, plan = ?, version = version + 1 where id = ?""";

    private static final String START = "update deal_import set state = 'QUEUED', version = version + 1 where id = ?";

    private static final String WORKED_OFF = """
            with gone as (delete from deal_import_chunk where import_id = ? and n = ?)
            update deal_import
            set state = 'RUNNING', next_chunk = next_chunk + 1, read = read + ?, accepted = accepted + ?,
                unchanged = unchanged + ?, rejected = rejected + ?
            where id = ?""";

    private static final String FINISH = "update deal_import set state = ?, failure = ?, finished_at = ? where id = ?";

    private static final String KEEP_ERROR =
            "insert into deal_import_error (import_id, line, type, detail) values (?, ?, ?, ?)";

    private static final String ERRORS = """
            select line, type, detail from deal_import_error
            where import_id = ? and line > ? order by line limit ?""";

    private static final String BEGIN_UNDO = """
            with gone as (delete from deal_import_chunk where import_id = ?),
                 forgotten as (delete from deal_import_change where import_id = ?)
            update deal_import set state = 'UNDOING', version = version + 1, finished_at = null where id = ?""";

    private static final String UNDONE_SO_FAR = """
            update deal_import
            set undone_to = ?, withdrawn = withdrawn + ?, restored = restored + ?, kept = kept + ? where id = ?""";

    private static final String KEPT = """
            select deal_id, external_id, reason from deal_import_kept
            where import_id = ? and (?::uuid is null or deal_id > ?) order by deal_id limit ?""";

    private final Sql sql;
    private final Clock clock;

    ImportJobs(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A line that was not taken, and why. */
    record LineError(long line, String type, String detail) {}

    /** A deal that an undo left alone, and why. */
    record Kept(UUID dealId, String externalId, String reason) {}

    Optional<ImportJob> find(UUID id) {
        return sql.first(GET, ImportJob::read, id);
    }

    Optional<ImportJob> lock(UUID id) {
        return sql.first(LOCK, ImportJob::read, id);
    }

    /** The newest first. */
    List<ImportJob> page(@Nullable UUID after, int limit) {
        return sql.list(PAGE, ImportJob::read, after, after, limit);
    }

    /** Takes the oldest import with work left, until the end of the transaction. */
    Optional<ImportJob> claim() {
        return sql.first(CLAIM, ImportJob::read);
    }

    /** A chunk of an import, or empty behind the last. */
    Optional<List<RawRecord>> chunk(UUID id, int n) {
        return sql.first(CHUNK, row -> RawRecord.read(row.getBytes("records")), id, n);
    }

    /** Reads a locked import by another plan. */
    void plan(UUID id, String plan) {
        sql.update(PLAN, plan, id);
    }

    /** Takes a file with history, in the place of the one before. */
    void history(UUID id, UUID upload, long rows, String plan) {
        sql.update(HISTORY, upload, rows, plan, id);
    }

    /** Lets the run of a locked import begin. */
    void start(UUID id) {
        sql.update(START, id);
    }

    /** Counts a chunk as worked off and keeps its errors, as far as there is room for them. */
    void workedOff(ImportJob job, ImportJob.Counts counts, List<LineError> errors) {
        long room = Math.max(0, ERRORS_KEPT - job.counts().rejected());
        sql.batch(
                KEEP_ERROR,
                errors.stream()
                        .limit(room)
                        .map(e -> new Object[] {job.id(), e.line(), e.type(), e.detail()})
                        .toList());
        sql.update(
                WORKED_OFF,
                job.id(),
                job.nextChunk(),
                counts.read(),
                counts.accepted(),
                counts.unchanged(),
                counts.rejected(),
                job.id());
    }

    void finish(UUID id, ImportJob.State state, @Nullable String failure) {
        Instant now = clock.instant();
        sql.update(FINISH, state, failure, now, id);
    }

    /** Stops what is left of a locked import and begins to undo it. */
    void beginUndo(UUID id) {
        sql.update(BEGIN_UNDO, id, id, id);
    }

    void undoneSoFar(UUID id, UUID lastDeal, ImportJob.Undone step) {
        sql.update(UNDONE_SO_FAR, lastDeal, step.withdrawn(), step.restored(), step.kept(), id);
    }

    /** Those behind a line, by line. */
    List<LineError> errors(UUID id, long afterLine, int limit) {
        return sql.list(
                ERRORS,
                row -> new LineError(row.getLong("line"), row.getString("type"), row.getString("detail")),
                id,
                afterLine,
                limit);
    }

    /** Those behind a deal, by deal. */
    List<Kept> kept(UUID id, @Nullable UUID after, int limit) {
        return sql.list(
                KEPT,
                row -> new Kept(
                        row.getObject("deal_id", UUID.class), row.getString("external_id"), row.getString("reason")),
                id,
                after,
                after,
                limit);
    }
}
