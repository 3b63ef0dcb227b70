package io.leadstream.qualification.framework;

import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** How far the standings of each version of a framework are computed. */
@ApplicationScoped
public class Rankings {

    // two instances do not take the same
    private static final String TAKE = """
            select framework, version, after_lead from framework_ranking
            where not complete order by framework, version limit 1
            for update skip locked""";

    static final String NEXT_LEADS = """
            select lead_id from recorded_fact where lead_id > ? group by lead_id order by lead_id limit ?""";

    // of a version that another replaced; a part at a time
    private static final String FORGET_STANDINGS = """
            delete from framework_standing where ctid = any(array(
              select ctid from framework_standing where framework = ? and version < ? limit ?))""";

    /** One version whose standings are being computed. */
    public record Open(String framework, int version, UUID afterLead) {}

    private final Sql sql;

    Rankings(Sql sql) {
        this.sql = sql;
    }

    /** Makes sure that a version's standings will be computed. */
    public void open(Framework framework) {
        sql.update(
                "insert into framework_ranking (framework, version) values (?, ?) on conflict do nothing",
                framework.key(),
                framework.version());
    }

    /** Holds one that is not complete until the transaction ends. */
    public Optional<Open> take() {
        return sql
                .query(
                        TAKE,
                        row -> new Open(
                                Objects.requireNonNull(row.text("framework")),
                                (int) row.number("version"),
                                row.id("after_lead")))
                .stream()
                .findFirst();
    }

    /** The next leads of which something was found out. */
    public List<UUID> nextLeads(Open open, int limit) {
        return sql.query(NEXT_LEADS, row -> row.id("lead_id"), open.afterLead(), limit);
    }

    public void reached(Open open, UUID lead) {
        sql.update(
                "update framework_ranking set after_lead = ? where framework = ? and version = ?",
                lead,
                open.framework(),
                open.version());
    }

    /**
     * Takes away what older versions left, a part at a time, and then names the version complete.
     *
     * @return whether nothing is left to do for it
     */
    public boolean finish(Open open, int limit) {
        if (sql.update(FORGET_STANDINGS, open.framework(), open.version(), limit) == limit) {
            return false;
        }
        sql.update(
                "delete from framework_bucket where framework = ? and version < ?", open.framework(), open.version());
        sql.update(
                "update framework_ranking set complete = true where framework = ? and version <= ?",
                open.framework(),
                open.version());
        return true;
    }
}
