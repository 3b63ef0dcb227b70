package io.leadstream.lead.imports;

import io.leadstream.messaging.Sql;
import io.leadstream.rest.file.RawRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All imports, and the queue of those that have work left. */
@ApplicationScoped
class ImportJobs {

    /** Errors kept per import; more are counted only: a file of nothing but faults must not fill the disk. */
    static final int ERRORS_KEPT = 100_000;

    private static final String GET = "select * from lead_import where id = ? and state <> 'RECEIVING'";
    private static final String LOCK = GET + " for update";

    private static final String PAGE = """
            select * from lead_import
            where state <> 'RECEIVING' and (?::uuid is null or id < ?)
            order by id desc limit ?""";

    // whoever else works on an import is skipped, not waited for
    private static final String CLAIM = """
            select * from lead_import
            where state in ('QUEUED', 'RUNNING', 'UNDOING')
            order by created_at limit 1
            for update skip locked""";

    private static final String CHUNK = "select records from lead_import_chunk where import_id = ? and n = ?";

    private static final String WORKED_OFF = """
            with gone as (delete from lead_import_chunk where import_id = ? and n = ?)
            update lead_import
            set state = 'RUNNING', next_chunk = next_chunk + 1, read = read + ?, accepted = accepted + ?,
                created = created + ?, touched = touched + ?, rejected = rejected + ?
            where id = ?""";

    private static final String FINISH = "update lead_import set state = ?, failure = ?, finished_at = ? where id = ?";

    private static final String START = "update lead_import set state = 'QUEUED', version = version + 1 where id = ?";

    private static final String MAP = "update lead_import set columns = ?, version = version + 1 where id = ?";

    private static final String KEEP_ERROR =
            "insert into lead_import_error (import_id, line, type, field, detail) values (?, ?, ?, ?, ?)";

    private static final String ERRORS = """
            select line, type, field, detail from lead_import_error
            where import_id = ? and line > ? order by line limit ?""";

    private static final String BEGIN_UNDO = """
            with gone as (delete from lead_import_chunk where import_id = ?)
            update lead_import set state = 'UNDOING', version = version + 1, finished_at = null where id = ?""";

    private static final String UNDONE_SO_FAR =
            "update lead_import set undone_to = ?, removed = removed + ?, kept = kept + ? where id = ?";

    private static final String KEPT = """
            select lead_id, reason from lead_import_kept
            where import_id = ? and (?::uuid is null or lead_id > ?) order by lead_id limit ?""";

    private final Sql sql;
    private final Clock clock;

    ImportJobs(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A lead that an undo left alone, and why. */
    record KeptLead(UUID leadId, String reason) {}

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

    /** A chunk of an import, or empty when all are worked off. */
    Optional<List<RawRecord>> chunk(UUID id, int n) {
        return sql.first(CHUNK, row -> RawRecord.read(row.getBytes(1)), id, n);
    }

    /** Counts a chunk as worked off and keeps its errors, as far as there is room for them. */
    void workedOff(ImportJob job, ImportJob.Counts counts, List<LineRefused> errors) {
        long room = Math.max(0, ERRORS_KEPT - job.counts().rejected());
        sql.batch(
                KEEP_ERROR,
                errors.stream()
                        .limit(room)
                        .map(e -> new @Nullable Object[] {job.id(), e.line(), e.type(), e.field(), e.detail()})
                        .toList());
        sql.update(
                WORKED_OFF,
                job.id(),
                job.nextChunk(),
                counts.read(),
                counts.accepted(),
                counts.created(),
                counts.touched(),
                counts.rejected(),
                job.id());
    }

    void finish(UUID id, ImportJob.State state, @Nullable String failure) {
        sql.update(FINISH, state, failure, clock.instant(), id);
    }

    /** Begins the run of an import that was reviewed. */
    void start(UUID id) {
        sql.update(START, id);
    }

    void map(UUID id, String columns) {
        sql.update(MAP, columns, id);
    }

    /** Stops what is left of a locked import and begins to undo it. */
    void beginUndo(UUID id) {
        sql.update(BEGIN_UNDO, id, id);
    }

    void undoneSoFar(UUID id, UUID lastLead, ImportJob.Undone step) {
        sql.update(UNDONE_SO_FAR, lastLead, step.removed(), step.kept(), id);
    }

    /** Those behind a line, by line. */
    List<LineRefused> errors(UUID id, long afterLine, int limit) {
        return sql.list(
                ERRORS,
                row -> new LineRefused(
                        row.getLong("line"), row.getString("type"), row.getString("field"), row.getString("detail")),
                id,
                afterLine,
                limit);
    }

    /** Those behind a lead, by lead. */
    List<KeptLead> kept(UUID id, @Nullable UUID after, int limit) {
        return sql.list(
                KEPT,
                row -> new KeptLead(row.getObject("lead_id", UUID.class), row.getString("reason")),
                id,
                after,
                after,
                limit);
    }
}
