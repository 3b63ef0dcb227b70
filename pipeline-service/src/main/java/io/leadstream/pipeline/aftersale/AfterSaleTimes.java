package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long success takes to react to a won deal, and how long it takes until customers are live. */
@ApplicationScoped
class AfterSaleTimes {

    /** Stages entered after the purchase, since a deal is here and by what an import tells of it. */
    static final String ENTRIES = """
            stage as (
              select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                as s (pipeline, version, key, implementing, live)),
            won as (
              select d.id, d.pipeline, d.pipeline_version, d.owner, d.segments, d.closed_at from deal d
              where d.state = 'WON'),
            entry as (
              select won.id, f.stage, f.occurred_at as at
              from won join deal_fact f on f.deal_id = won.id and f.type = 'STAGE_ENTERED' and f.occurred_at >= won.closed_at
              union all
              select won.id, e.value ->> 'stage', (e.value ->> 'at')::timestamptz
              from won join imported_deal i on i.deal_id = won.id
              join deal_revision r on r.deal_id = i.deal_id and r.revision = i.revision
              cross join lateral jsonb_array_elements(r.content::jsonb -> 'history') e (value)
              where (e.value ->> 'at')::timestamptz >= won.closed_at),
            after_sale as (
              select won.id, won.pipeline, stage.key, stage.implementing = 'true' as implementing,
                     stage.live = 'true' as live, entry.at
              from won join entry on entry.id = won.id
              join stage on stage.pipeline = won.pipeline and stage.version = won.pipeline_version
                and stage.key = entry.stage)
            """;

    private static final String MILESTONES = "with " + ENTRIES + """
            select %s as group_name, won.closed_at, least(min(a.at), contact.at) as reacted_at,
                   min(a.at) filter (where a.implementing) as implementing_at,
                   min(a.at) filter (where a.live) as live_at
            from won
            left join after_sale a on a.id = won.id
            left join lateral (
              select min(e.occurred_at) as at from evidence e
              join stage s on s.pipeline = won.pipeline and s.version = won.pipeline_version and s.key = e.stage
              where e.deal_id = won.id and e.kind <> 'SELLER_NOTE' and e.occurred_at >= won.closed_at) contact on true
            where exists (select 1 from stage s where s.pipeline = won.pipeline and s.version = won.pipeline_version)
              and (?::text is null or won.pipeline = ?)
              and (?::timestamptz is null or won.closed_at >= ?) and (?::timestamptz is null or won.closed_at < ?)
            group by won.id, group_name, won.closed_at, contact.at""";

    private final StageTable stages;
    private final Sql sql;

    AfterSaleTimes(StageTable stages, Sql sql) {
        this.stages = stages;
        this.sql = sql;
    }

    /** By what times are told apart. */
    enum TimesBy {
        PIPELINE,
        OWNER,
        SEGMENT
    }

    /** @param segment the segment's name, with SEGMENT */
    record Question(
            @Nullable TimesBy by,
            @Nullable String segment,
            @Nullable String pipeline,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * The times of deals won in the period.
     *
     * @param name of the pipeline, owner or segment's value; null for all together, or where it has none
     * @param reaction from the purchase to the first contact of customer success, or the hand-over
     * @param implementation from the beginning of implementation to live
     * @param toLive from the purchase to live
     */
    record TimesGroup(@Nullable String name, int won, Timing reaction, Timing implementation, Timing toLive) {}

    private record OfDeal(@Nullable String group, Milestones milestones) {}

    @Transactional
    List<TimesGroup> times(Question question, Instant now) {
        // whoever has none comes first
        Map<String, List<Milestones>> groups = new TreeMap<>();
        for (OfDeal deal : read(question)) {
            groups.computeIfAbsent(Objects.requireNonNullElse(deal.group, ""), name -> new ArrayList<>())
                    .add(deal.milestones);
        }
        return groups.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue(), now))
                .toList();
    }

    private static TimesGroup group(String name, List<Milestones> deals, Instant now) {
        Milestones.Times times = Milestones.times(deals, now);
        return new TimesGroup(
                name.isEmpty() ? null : name, deals.size(), times.reaction(), times.implementation(), times.toLive());
    }

    private List<OfDeal> read(Question question) {
        var parameters = new ArrayList<@Nullable Object>(arrays(stages.rows()));
        if (question.by() == TimesBy.SEGMENT) {
            parameters.add(question.segment());
        }
        parameters.add(question.pipeline());
        parameters.add(question.pipeline());
        parameters.add(question.from());
        parameters.add(question.from());
        parameters.add(question.to());
        parameters.add(question.to());
        return sql.list(MILESTONES.formatted(grouping(question.by())), AfterSaleTimes::read, parameters.toArray());
    }

    private static String grouping(@Nullable TimesBy by) {
        return switch (by) {
            case null -> "null::text";
            case PIPELINE -> "won.pipeline";
            case OWNER -> "won.owner";
            case SEGMENT -> "won.segments ->> ?";
        };
    }

    /** As {@link #ENTRIES} takes them. */
    static List<Object> arrays(List<StageTable.Row> rows) {
        return List.of(
                rows.stream().map(StageTable.Row::pipeline).toList(),
                rows.stream().map(StageTable.Row::version).toList(),
                rows.stream().map(StageTable.Row::stage).toList(),
                rows.stream().map(row -> Boolean.toString(row.implementing())).toList(),
                rows.stream().map(row -> Boolean.toString(row.live())).toList());
    }

    private static OfDeal read(ResultSet row) throws SQLException {
        return new OfDeal(
                row.getString("group_name"),
                new Milestones(
                        Objects.requireNonNull(Sql.instant(row, "closed_at")),
                        Sql.instant(row, "reacted_at"),
                        Sql.instant(row, "implementing_at"),
                        Sql.instant(row, "live_at")));
    }
}
