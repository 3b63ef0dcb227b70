package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.DealDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Won deals that stay in a step after the sale for longer than they should. */
@ApplicationScoped
class StuckDeals {

    /** The step before the first stage: won, and not handed over yet. */
    static final String WON = "WON";

    private static final String LEARNT = "with " + AfterSaleTimes.ENTRIES + """
            , step as (
              select id, pipeline, 'WON' as key, closed_at as at, 0 as place from won
              union all select id, pipeline, key, at, 1 from after_sale),
            span as (
              select pipeline, key, extract(epoch from lead(at) over (partition by id order by at, place) - at) as seconds
              from step)
            select pipeline, key, count(*) as deals, percentile_cont(0.8) within group (order by seconds) as p80
            from span where seconds is not null group by pipeline, key""";

    /**
     * An imported deal counts from its first stage after the sale on, and is told of once somebody moved it here: what
     * was not led here is not stuck here, and its import can be undone.
     */
    private static final String STUCK = """
            select d.id, d.pipeline, d.pipeline_version, d.company_id, d.owner, t.step, s.since, t.seconds, t.learnt_from
            from deal d
            cross join lateral (
              select case when d.stage = d.closed_in then 'WON' else d.stage end as step,
                     case when d.stage = d.closed_in then d.closed_at else d.stage_entered_at end as since) s
            join unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
              as t (pipeline, version, step, seconds, learnt_from)
              on t.pipeline = d.pipeline and t.version = d.pipeline_version and t.step = s.step
            where d.state = 'WON' and (d.origin <> 'IMPORT' or s.step <> 'WON')
              and s.since + make_interval(secs => t.seconds) < ?
              and (?::text is null or d.pipeline = ?) and (?::text is null or d.owner = ?)
              and (not ? or (
                (d.origin <> 'IMPORT' or exists (
                  select 1 from deal_fact f where f.deal_id = d.id and f.type = 'STAGE_ENTERED'))
                and not exists (
                  select 1 from stuck_alert a where a.deal_id = d.id and a.step = s.step and a.since = s.since)))
              and (s.since, d.id) > (?, ?)
            order by s.since, d.id limit ?""";

    private final StageTable stages;
    private final Accountabilities accountabilities;
    private final DealDesk deals;
    private final AfterSaleConfig config;
    private final Sql sql;

    StuckDeals(StageTable stages, Accountabilities accountabilities, DealDesk deals, AfterSaleConfig config, Sql sql) {
        this.stages = stages;
        this.accountabilities = accountabilities;
        this.deals = deals;
        this.config = config;
        this.sql = sql;
    }

    /** Where a limit comes from. */
    @Schema(name = "StuckBasis")
    enum Basis {
        LEARNT,
        CONFIGURED
    }

    /**
     * A deal that is stuck.
     *
     * @param stage absent while it was not handed over
     * @param since when it got there
     * @param limitDays what it should not exceed
     * @param basis LEARNT: what 80 % of past deals of the pipeline took
     * @param learntFrom how many those were
     */
    record StuckDeal(
            UUID dealId,
            String pipeline,
            @Nullable String stage,
            Instant since,
            double days,
            double limitDays,
            Basis basis,
            long learntFrom,
            @Nullable UUID companyId,
            @Nullable String owner,
            @Nullable String leadsCall,
            @Nullable String schedulesNext,
            @Nullable String accountable) {}

    /** A step that takes too long, before it is known who answers for it. */
    record Found(
            UUID dealId,
            String pipeline,
            int version,
            String step,
            Instant since,
            Duration limit,
            long learntFrom,
            @Nullable UUID companyId,
            @Nullable String owner) {

        @Nullable
        String stage() {
            return step.equals(WON) ? null : step;
        }
    }

    /** Which ones. @param notToldYet those that nobody was told of, of deals that are led here */
    record Which(@Nullable String pipeline, @Nullable String owner, boolean notToldYet) {}

    /** Behind which deal a page begins. */
    record Position(Instant since, UUID deal) {

        static final Position START = new Position(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));
    }

    /** The longest first. */
    @Transactional
    List<StuckDeal> page(Which which, Position after, int limit, Instant now) {
        return find(which, after, limit, now).stream()
                .map(found -> shown(found, now))
                .toList();
    }

    @Transactional
    List<Found> find(Which which, Position after, int limit, Instant now) {
        List<Limit> limits = limits();
        return sql.list(
                STUCK,
                StuckDeals::read,
                limits.stream().map(Limit::pipeline).toList(),
                limits.stream().map(Limit::version).toList(),
                limits.stream().map(Limit::step).toList(),
                limits.stream().map(one -> one.longest().toSeconds()).toList(),
                limits.stream().map(Limit::learntFrom).toList(),
                now,
                which.pipeline(),
                which.pipeline(),
                which.owner(),
                which.owner(),
                which.notToldYet(),
                after.since(),
                after.deal(),
                limit);
    }

    private record Limit(String pipeline, long version, String step, Duration longest, long learntFrom) {}

    private record Past(String pipeline, String step) {}

    private record Learnt(Past of, long deals, Duration p80) {}

    /** For every step before live. */
    private List<Limit> limits() {
        List<StageTable.Row> rows = stages.rows();
        Map<Past, Learnt> learnt = new HashMap<>();
        sql.list(LEARNT, StuckDeals::readLearnt, AfterSaleTimes.arrays(rows).toArray())
                .forEach(one -> learnt.put(one.of(), one));
        var limits = new LinkedHashSet<Limit>();
        for (StageTable.Row row : rows) {
            limits.add(limit(row, WON, config.reaction(), learnt));
            if (!row.live()) {
                limits.add(limit(row, row.stage(), config.stage(), learnt));
            }
        }
        return new ArrayList<>(limits);
    }

    private Limit limit(StageTable.Row row, String step, Duration configured, Map<Past, Learnt> learnt) {
        Learnt known = learnt.get(new Past(row.pipeline(), step));
        return known == null || known.deals() < config.learnFrom()
                ? new Limit(row.pipeline(), row.version(), step, configured, 0)
                : new Limit(row.pipeline(), row.version(), step, known.p80(), known.deals());
    }

    private StuckDeal shown(Found found, Instant now) {
        List<Accountability.OfStage> who = accountabilities
                .of(found.dealId())
                .who()
                .inStages(deals.get(found.dealId()).pipeline(), found.owner());
        // not handed over yet: it is up to who takes it over
        Accountability.OfStage responsible = who.stream()
                .filter(one -> one.stage().equals(found.step()))
                .findFirst()
                .orElse(who.getFirst());
        return new StuckDeal(
                found.dealId(),
                found.pipeline(),
                found.stage(),
                found.since(),
                Timing.days(Duration.between(found.since(), now)),
                Timing.days(found.limit()),
                found.learntFrom() == 0 ? Basis.CONFIGURED : Basis.LEARNT,
                found.learntFrom(),
                found.companyId(),
                found.owner(),
                responsible.leadsCall(),
                responsible.schedulesNext(),
                responsible.accountable());
    }

    private static Learnt readLearnt(ResultSet row) throws SQLException {
        return new Learnt(
                new Past(row.getString("pipeline"), row.getString("key")),
                row.getLong("deals"),
                Duration.ofSeconds((long) row.getDouble("p80")));
    }

    private static Found read(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getString("pipeline"),
                row.getInt("pipeline_version"),
                row.getString("step"),
                Objects.requireNonNull(Sql.instant(row, "since")),
                Duration.ofSeconds(row.getLong("seconds")),
                row.getLong("learnt_from"),
                row.getObject("company_id", UUID.class),
                row.getString("owner"));
    }
}
