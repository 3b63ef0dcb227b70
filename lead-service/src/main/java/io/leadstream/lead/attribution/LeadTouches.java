package io.leadstream.lead.attribution;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the touches of one lead, and of those merged into it, came from. */
@ApplicationScoped
class LeadTouches {

    private static final String COLUMNS = """
            select lead_id, nr, at, door, source, medium, campaign, referrer, landing_page from touch
            where lead_id = any (?::uuid[])
            """;
    static final String PAGE = COLUMNS + "and (at, lead_id, nr) > (?, ?, ?) order by at, lead_id, nr limit ?";
    private static final String FIRST = COLUMNS + "order by at, lead_id, nr limit 1";
    private static final String LAST = COLUMNS + "order by at desc, lead_id desc, nr desc limit 1";
    private static final String COUNT = "select count(*) from touch where lead_id = any (?::uuid[])";
    private static final String CONVERTED = "select " + Conversions.sqlAt("l.id") + " as sql_at, "
            + Conversions.wonAt("l.id") + " as won_at from lead l where l.id = ?";

    /**
     * One touch.
     *
     * @param leadId the lead, or one that was merged into it
     * @param nr among the touches of that one
     */
    public record Origin(
            UUID leadId,
            int nr,
            Instant at,
            String door,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String referrer,
            @Nullable String landingPage) {}

    /** Where a page begins: behind this touch. */
    record After(Instant at, UUID leadId, int nr) {
        static final After NOTHING = new After(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0), 0);
    }

    /** When the lead was converted. */
    record Converted(@Nullable Instant sqlAt, @Nullable Instant wonAt) {}

    private final Sql sql;

    LeadTouches(Sql sql) {
        this.sql = sql;
    }

    List<Origin> page(List<UUID> family, After after, int count) {
        return sql.list(PAGE, LeadTouches::read, family, after.at(), after.leadId(), after.nr(), count);
    }

    Optional<Origin> first(List<UUID> family) {
        return sql.first(FIRST, LeadTouches::read, family);
    }

    Optional<Origin> last(List<UUID> family) {
        return sql.first(LAST, LeadTouches::read, family);
    }

    long count(List<UUID> family) {
        return sql.first(COUNT, row -> row.getLong(1), family).orElseThrow();
    }

    Converted converted(UUID lead) {
        return sql.first(CONVERTED, row -> new Converted(Sql.instant(row, "sql_at"), Sql.instant(row, "won_at")), lead)
                .orElseThrow();
    }

    private static Origin read(ResultSet row) throws SQLException {
        return new Origin(
                row.getObject("lead_id", UUID.class),
                row.getInt("nr"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("door"),
                row.getString("source"),
                row.getString("medium"),
                row.getString("campaign"),
                row.getString("referrer"),
                row.getString("landing_page"));
    }
}
