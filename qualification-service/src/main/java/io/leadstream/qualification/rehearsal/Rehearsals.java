package io.leadstream.qualification.rehearsal;

import io.leadstream.qualification.rehearsal.Rehearsal.State;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All rehearsals, and the leads of each. */
@ApplicationScoped
public class Rehearsals {

    private static final String SELECT = """
            select id, version, live_version, fingerprint, months, from_at, to_at, state, requested_at, requested_by,
                   finished_at, after_lead, leads, result, problem
            from rehearsal""";

    static final String FIND = SELECT + " where id = ? and version = ?";

    // one instance at a time goes on with a rehearsal
    static final String TAKE =
            SELECT + " where state in ('QUEUED', 'RUNNING') order by requested_at limit 1 for update skip locked";

    static final String OPEN = "select count(*) as open from rehearsal where state in ('QUEUED', 'RUNNING')";

    private static final String INSERT = """
            insert into rehearsal (id, version, live_version, fingerprint, months, from_at, to_at, state, requested_at,
                                   requested_by, after_lead)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String GO_ON = """
            update rehearsal set state = 'RUNNING', after_lead = ?, leads = leads + ? where id = ?""";

    private static final String FINISH = """
            update rehearsal set state = ?, result = ?, problem = ?, finished_at = ? where id = ?""";

    static final String FORGET_OLD = """
            delete from rehearsal where version = ? and state in ('DONE', 'FAILED') and id not in (
              select id from rehearsal where version = ? order by requested_at desc limit ?)""";

    private static final String KEEP = """
            insert into rehearsal_lead (rehearsal_id, lead_id, live_mql_at, draft_mql_at, sql_at, won_at, owner)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    static final String LEADS = """
            select lead_id, live_mql_at, draft_mql_at, sql_at, won_at, owner
            from rehearsal_lead where rehearsal_id = ? and lead_id > ? order by lead_id limit ?""";

    private final Sql sql;

    Rehearsals(Sql sql) {
        this.sql = sql;
    }

    Optional<Rehearsal> find(UUID id, int version) {
        return sql.query(FIND, Rehearsals::read, id, version).stream().findFirst();
    }

    /** Holds the one that waits longest until the transaction ends. */
    Optional<Rehearsal> take() {
        return sql.query(TAKE, Rehearsals::read).stream().findFirst();
    }

    long open() {
        return sql.query(OPEN, row -> row.number("open")).getFirst();
    }

    void add(Rehearsal rehearsal) {
        sql.update(
                INSERT,
                rehearsal.id(),
                rehearsal.version(),
                rehearsal.liveVersion(),
                rehearsal.fingerprint(),
                rehearsal.months(),
                rehearsal.from(),
                rehearsal.to(),
                rehearsal.state(),
                rehearsal.requestedAt(),
                rehearsal.requestedBy(),
                rehearsal.after());
    }

    void forgetAllBut(int latest, int version) {
        sql.update(FORGET_OLD, version, version, latest);
    }

    void goOn(UUID id, UUID after, long leads) {
        sql.update(GO_ON, after, leads, id);
    }

    void finish(UUID id, State state, @Nullable String result, @Nullable String problem, Instant at) {
        sql.update(FINISH, state, result, problem, at, id);
    }

    void keep(UUID id, Collection<RehearsedLead> leads) {
        sql.forAll(KEEP, leads, lead -> new @Nullable Object[] {
            id, lead.leadId(), lead.liveMqlAt(), lead.draftMqlAt(), lead.sqlAt(), lead.wonAt(), lead.owner()
        });
    }

    List<RehearsedLead> leads(UUID id, UUID after, int limit) {
        return sql.query(LEADS, Rehearsals::readLead, id, after, limit);
    }

    /** Forgets leads that were erased; the counts stay. */
    public void erase(Collection<UUID> leads) {
        sql.update("delete from rehearsal_lead where lead_id = any(?)", leads);
    }

    private static Rehearsal read(Row row) throws SQLException {
        return new Rehearsal(
                row.id("id"),
                (int) row.number("version"),
                (int) row.number("live_version"),
                String.valueOf(row.text("fingerprint")),
                (int) row.number("months"),
                row.instant("from_at"),
                row.instant("to_at"),
                State.valueOf(String.valueOf(row.text("state"))),
                row.instant("requested_at"),
                String.valueOf(row.text("requested_by")),
                row.instantOrNull("finished_at"),
                row.id("after_lead"),
                row.number("leads"),
                row.text("result"),
                row.text("problem"));
    }

    private static RehearsedLead readLead(Row row) throws SQLException {
        return new RehearsedLead(
                row.id("lead_id"),
                row.instantOrNull("live_mql_at"),
                row.instantOrNull("draft_mql_at"),
                row.instantOrNull("sql_at"),
                row.instantOrNull("won_at"),
                row.text("owner"));
    }
}
