package io.leadstream.qualification.scoring;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How far the leads are scored again by versions that came into force. */
@ApplicationScoped
public class Rescorings {

    private static final String BEGIN = """
            insert into rescoring (version, total, started_at)
            select ?, count(*), ? from lead_score where model_version <> ?""";

    // what an earlier version left to do is the later one's
    private static final String SUPERSEDE = "update rescoring set finished_at = ? where finished_at is null";

    private static final String FIND = """
            select version, total, done, changed, started_at, finished_at from rescoring where version = ?""";

    static final String OPEN = """
            select version, total, done, changed, started_at, finished_at
            from rescoring where finished_at is null order by version desc limit 1""";

    private static final String COUNT = "update rescoring set done = done + ?, changed = changed + ? where version = ?";
    private static final String FINISH = """
            update rescoring set finished_at = ? where version = ? and finished_at is null""";

    private final Sql sql;

    Rescorings(Sql sql) {
        this.sql = sql;
    }

    void begin(int version, Instant at) {
        sql.update(SUPERSEDE, at);
        sql.update(BEGIN, version, at, version);
    }

    public Optional<Rescoring> of(int version) {
        return sql.query(FIND, Rescorings::read, version).stream().findFirst();
    }

    /** The one that is under way. */
    public Optional<Rescoring> open() {
        return sql.query(OPEN, Rescorings::read).stream().findFirst();
    }

    /** Counts leads that were scored again, and those of them whose score the version changed. */
    public void count(int version, long done, long changed) {
        sql.update(COUNT, done, changed, version);
    }

    public void finish(int version, Instant at) {
        sql.update(FINISH, at, version);
    }

    private static Rescoring read(Row row) throws SQLException {
        return new Rescoring(
                (int) row.number("version"),
                row.number("total"),
                row.number("done"),
                row.number("changed"),
                row.instant("started_at"),
                row.instantOrNull("finished_at"));
    }
}
