package io.leadstream.lead.attribution;

import io.leadstream.lead.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the touches of one lead came from. */
@ApplicationScoped
class LeadTouches {

    private static final String COLUMNS =
            "select nr, at, door, source, medium, campaign, referrer, landing_page from touch where lead_id = ? ";
    static final String PAGE = COLUMNS + "and nr > ? order by nr limit ?";
    private static final String FIRST = COLUMNS + "order by at, nr limit 1";
    private static final String LAST = COLUMNS + "order by at desc, nr desc limit 1";
    private static final String COUNT = "select count(*) from touch where lead_id = ?";
    private static final String CONVERTED = "select " + Conversions.sqlAt("l.id") + " as sql_at, "
            + Conversions.wonAt("l.id") + " as won_at from lead l where l.id = ?";

    /** One touch. */
    public record Origin(
            int nr,
            Instant at,
            String door,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String referrer,
            @Nullable String landingPage) {}

    /** When the lead was converted. */
    record Converted(@Nullable Instant sqlAt, @Nullable Instant wonAt) {}

    private final Sql sql;

    LeadTouches(Sql sql) {
        this.sql = sql;
    }

    List<Origin> page(UUID lead, int after, int count) {
        return sql.list(PAGE, LeadTouches::read, lead, after, count);
    }

    Optional<Origin> first(UUID lead) {
        return sql.first(FIRST, LeadTouches::read, lead);
    }

    Optional<Origin> last(UUID lead) {
        return sql.first(LAST, LeadTouches::read, lead);
    }

    long count(UUID lead) {
        return sql.first(COUNT, row -> row.getLong(1), lead).orElseThrow();
    }

    Converted converted(UUID lead) {
        return sql.first(CONVERTED, row -> new Converted(Sql.instant(row, "sql_at"), Sql.instant(row, "won_at")), lead)
                .orElseThrow();
    }

    private static Origin read(ResultSet row) throws SQLException {
        return new Origin(
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
