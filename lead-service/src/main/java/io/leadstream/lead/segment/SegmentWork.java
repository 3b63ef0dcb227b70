package io.leadstream.lead.segment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.CompanyChange;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is left to be judged anew. */
@ApplicationScoped
class SegmentWork {

    // whoever else works on it is skipped, not waited for
    static final String CLAIM = """
            select id, segment, company_id, last_lead, read, wait_for is null as fresh,
                   coalesce(pg_snapshot_xmin(pg_current_snapshot()) >= wait_for, false) as ready
            from segment_work order by created_at, id limit 1 for update skip locked""";

    private static final String WAIT =
            "update segment_work set wait_for = pg_snapshot_xmax(pg_current_snapshot()) where id = ?";
    private static final String GO_ON = "update segment_work set last_lead = ?, read = read + ? where id = ?";
    private static final String DONE = "delete from segment_work where id = ?";
    private static final String OF_COMPANY = """
            insert into segment_work (id, company_id, created_at)
            select ?, ?, ?::timestamptz where exists (select from segment)""";
    private static final String PROGRESS =
            "select wait_for is not null and read > 0, read from segment_work where segment = ?";

    /**
     * One piece of it.
     *
     * @param fresh nobody has looked at it yet
     * @param ready whoever may have judged by what was known before has finished
     */
    record Piece(
            UUID id,
            @Nullable String segment,
            @Nullable UUID company,
            @Nullable UUID lastLead,
            boolean fresh,
            boolean ready) {}

    /** How far the judging by a rule has come. */
    record Progress(boolean running, long read) {}

    private final Sql sql;
    private final Clock clock;

    SegmentWork(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Its leads' segments may have changed with it. */
    void add(@Observes CompanyChange change) {
        sql.update(OF_COMPANY, UuidCreator.getTimeOrderedEpoch(), change.companyId(), clock.instant());
    }

    Optional<Piece> claim() {
        return sql.first(
                CLAIM,
                row -> new Piece(
                        row.getObject("id", UUID.class),
                        row.getString("segment"),
                        row.getObject("company_id", UUID.class),
                        row.getObject("last_lead", UUID.class),
                        row.getBoolean("fresh"),
                        row.getBoolean("ready")));
    }

    /** From the next look on it is begun as soon as all who write now have finished. */
    void await(Piece piece) {
        sql.update(WAIT, piece.id());
    }

    void goOn(Piece piece, UUID lastLead, int read) {
        sql.update(GO_ON, lastLead, read, piece.id());
    }

    void done(Piece piece) {
        sql.update(DONE, piece.id());
    }

    Optional<Progress> of(String segment) {
        return sql.first(PROGRESS, row -> new Progress(row.getBoolean(1), row.getLong(2)), segment);
    }
}
