package io.leadstream.lead.response;

import io.leadstream.lead.response.Clocks.Clock;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the clocks show of us. */
@ApplicationScoped
class ResponseTimes {

    private static final int SHARE_SCALE = 3;

    private static final String BREACHES = """
            select * from response_clock
            where breached_at is not null and (?::text is null or owner = ?) and (?::text is null or kind = ?)
              and due_at >= coalesce(?::timestamptz, '-infinity') and due_at < coalesce(?::timestamptz, 'infinity')
              and (due_at, id) < (coalesce(?::timestamptz, 'infinity'),
                                  coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
            order by due_at desc, id desc limit ?""";

    private static final String GROUPS = """
            select owner, kind, count(*) as clocks, count(*) filter (where met_at <= due_at) as met,
              count(*) filter (where due_at <= ? and (met_at is null or met_at > due_at)) as breached,
              percentile_disc(0.5) within group (order by worked_seconds) as median,
              percentile_disc(0.9) within group (order by worked_seconds) as p90
            from response_clock
            where started_at >= ? and started_at < ? and dropped_at is null and (?::text is null or owner = ?)
            group by owner, kind order by owner nulls last, kind limit 2000""";

    private final Sql sql;

    ResponseTimes(Sql sql) {
        this.sql = sql;
    }

    /** Which breaches; what is null does not filter. */
    record Breaches(
            @Nullable String owner,
            Target.@Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant dueBefore,
            @Nullable UUID idBefore) {}

    List<Clock> breaches(Breaches asked, int count) {
        return sql.list(
                BREACHES,
                Clocks::read,
                asked.owner(),
                asked.owner(),
                asked.kind(),
                asked.kind(),
                asked.from(),
                asked.to(),
                asked.dueBefore(),
                asked.idBefore(),
                count);
    }

    List<ResponseResource.Group> groups(@Nullable String owner, Instant from, Instant to, Instant now) {
        return sql.list(GROUPS, ResponseTimes::group, now, from, to, owner, owner);
    }

    private static ResponseResource.Group group(ResultSet row) throws SQLException {
        long clocks = row.getLong("clocks");
        long met = row.getLong("met");
        long breached = row.getLong("breached");
        long decided = met + breached;
        return new ResponseResource.Group(
                row.getString("owner"),
                row.getString("kind"),
                clocks,
                met,
                breached,
                clocks - decided,
                decided == 0
                        ? null
                        : BigDecimal.valueOf(met)
                                .divide(BigDecimal.valueOf(decided), SHARE_SCALE, RoundingMode.HALF_UP),
                row.getObject("median", Long.class),
                row.getObject("p90", Long.class));
    }
}
