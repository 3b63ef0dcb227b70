package io.leadstream.pipeline.committee;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.committee.CommitteeStatistics.Counts;
import io.leadstream.pipeline.committee.CommitteeStatistics.Deals;
import io.leadstream.pipeline.committee.CommitteeStatistics.WithCoverage;
import io.leadstream.pipeline.committee.CommitteeStatistics.WithRole;
import io.leadstream.pipeline.committee.CommitteeStatistics.WithTitle;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts roles and titles in closed deals, by what was known of their committees in time. */
@ApplicationScoped
class CountCommittees {

    // an imported deal whose committee nobody ever wrote down tells nothing of committees; what was written down after
    // the moment, or is dated after it, was not known then
    private static final String SEATS = """
            with closed as materialized (
              select * from (
                select d.id, d.state = 'WON' as won,
                       case when ?::text is null then null else coalesce(d.segments ->> ?, '(missing)') end as segment,
                       extract(epoch from d.closed_at - d.opened_at) / 86400 as days,
                       case when ?::text is null then d.closed_at else (
                         select min(f.known_at) from deal_fact f
                         where f.deal_id = d.id and f.stage = ? and f.type in ('OPENED', 'STAGE_ENTERED')) end as moment
                from deal d
                where d.state in ('WON', 'LOST') and d.closed_at >= ? and d.closed_at < ?
                  and (?::text is null or d.pipeline = ?)
                  and (?::text is null or d.segments ->> ? = ?)
                  and (d.origin <> 'IMPORT' or exists (select from stakeholder s where s.deal_id = d.id))) as d
              where moment is not null),
            seat as materialized (
              select c.id, c.won, c.segment, f.roles, coalesce(f.job_function, p.job_function) as job_function,
                     coalesce(f.seniority, p.seniority) as seniority
              from closed c
              join stakeholder s on s.deal_id = c.id
              left join buying_person p on p.id = coalesce(s.lead_id, s.person_id)
              join lateral (
                select * from stakeholder_fact
                where stakeholder_id = s.id and occurred_at <= c.moment and known_at <= c.moment
                order by occurred_at desc, id desc limit 1) f
                on f.type not in ('LEFT', 'ERASED') and cardinality(f.roles) > 0)
            """;

    private static final String DEALS = SEATS + "select segment, won, count(*) as deals from closed group by 1, 2";

    private static final String ROLES = SEATS + """
            select segment, won, role, count(distinct id) as deals
            from seat cross join lateral unnest(roles) as played (role) group by 1, 2, 3""";

    private static final String TITLES = SEATS + """
            select segment, won, job_function, seniority, count(distinct id) as deals
            from seat where job_function is not null and seniority is not null group by 1, 2, 3, 4""";

    private static final String COVERAGE = SEATS + """
            select c.segment, c.won, coalesce(k.known, 0) as known, count(*) as deals,
                   percentile_cont(0.5) within group (order by c.days) as days
            from closed c
            left join (select id, count(distinct role) as known
                       from seat cross join lateral unnest(roles) as played (role) group by id) k on k.id = c.id
            group by 1, 2, 3""";

    private final Sql sql;

    CountCommittees(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which deals, and as known when.
     *
     * @param segment by whose values they are grouped
     * @param stage as known when they first entered it; null: when they were closed
     */
    record Question(
            @Nullable String pipeline,
            @Nullable String segment,
            @Nullable Where where,
            Instant from,
            Instant to,
            @Nullable String stage) {

        private @Nullable Object[] parameters() {
            String name = where == null ? null : where.name;
            String value = where == null ? null : where.value;
            return new @Nullable Object[] {
                segment, segment, stage, stage, from, to, pipeline, pipeline, name, name, value
            };
        }
    }

    /** A segment's name and the value that it must have. */
    record Where(String name, String value) {}

    Counts count(Question question) {
        @Nullable Object[] asked = question.parameters();
        return new Counts(
                sql.list(
                        DEALS,
                        row -> new Deals(row.getString("segment"), row.getBoolean("won"), row.getLong("deals")),
                        asked),
                sql.list(
                        ROLES,
                        row -> new WithRole(
                                row.getString("segment"),
                                row.getBoolean("won"),
                                BuyingRole.valueOf(row.getString("role")),
                                row.getLong("deals")),
                        asked),
                titles(asked),
                sql.list(
                        COVERAGE,
                        row -> new WithCoverage(
                                row.getString("segment"),
                                row.getBoolean("won"),
                                row.getInt("known"),
                                row.getLong("deals"),
                                row.getDouble("days")),
                        asked));
    }

    private List<WithTitle> titles(@Nullable Object[] asked) {
        return sql.list(
                TITLES,
                row -> new WithTitle(
                        row.getString("segment"),
                        row.getBoolean("won"),
                        Objects.requireNonNull(JobFunction.told(row.getString("job_function"))),
                        Objects.requireNonNull(Seniority.told(row.getString("seniority"))),
                        row.getLong("deals")),
                asked);
    }
}
