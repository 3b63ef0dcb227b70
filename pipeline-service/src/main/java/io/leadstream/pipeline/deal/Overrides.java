package io.leadstream.pipeline.deal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Every time that a manager let a deal pass unproved, and what became of it. */
@ApplicationScoped
class Overrides {

    private static final String ADD = """
            insert into deal_override (id, deal_id, manager, reason, from_stage, to_stage, unmet, occurred_at, known_at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""";

    private static final String PAGE = """
            select o.id, o.deal_id, o.manager, o.reason, o.from_stage, o.to_stage, o.unmet, o.occurred_at, o.known_at,
                   d.state, d.stage, d.closed_at
            from deal_override o join deal d on d.id = o.deal_id where %s order by o.known_at desc, o.id desc limit ?""";

    private static final String SUMMARY = """
            select manager, sum(overrides) as overrides, count(*) as deals,
                   count(*) filter (where state = 'WON') as won, count(*) filter (where state = 'LOST') as lost,
                   count(*) filter (where state = 'OPEN') as open
            from (select o.manager, o.deal_id, d.state, count(*) as overrides
                  from deal_override o join deal d on d.id = o.deal_id where %s group by 1, 2, 3) as of_deal
            group by manager order by manager limit 1000""";

    private static final String FORGET = "update deal_override set reason = null where deal_id = any (?::uuid[])";

    private final Sql sql;
    private final Deals deals;
    private final EvidenceFile evidence;
    private final Pipelines pipelines;
    private final ObjectMapper mapper;

    Overrides(Sql sql, Deals deals, EvidenceFile evidence, Pipelines pipelines, ObjectMapper mapper) {
        this.sql = sql;
        this.deals = deals;
        this.evidence = evidence;
        this.pipelines = pipelines;
        this.mapper = mapper;
    }

    /** Which are asked for; null is any. {@code from} is included, {@code to} is not. */
    record Filter(
            @Nullable String manager,
            @Nullable Instant from,
            @Nullable Instant to) {

        private String conditions(List<Object> parameters) {
            List<String> all = new ArrayList<>(List.of("true"));
            add(all, parameters, "o.manager = ?", manager);
            add(all, parameters, "o.known_at >= ?", from);
            add(all, parameters, "o.known_at < ?", to);
            return String.join(" and ", all);
        }

        private static void add(
                List<String> conditions, List<Object> parameters, String condition, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.add(value);
            }
        }
    }

    /** A place in the list. */
    record Place(Instant knownAt, UUID id) {}

    /**
     * An override.
     *
     * @param fromStage where the deal was
     * @param toStage null: it was won by it
     * @param unmet what was not proved then; null for what happened before this was kept
     * @param outcome what became of the deal, until now
     */
    record OverrideShown(
            UUID id,
            UUID dealId,
            String manager,
            @Nullable String reason,
            String fromStage,
            @Nullable String toStage,
            @Nullable List<Unmet> unmet,
            Instant occurredAt,
            Instant knownAt,
            Outcome outcome) {

        OverrideShown withoutFreeText() {
            return new OverrideShown(
                    id, dealId, manager, null, fromStage, toStage, unmet, occurredAt, knownAt, outcome);
        }
    }

    /** @param closedAt null while it is open */
    @Schema(name = "OverriddenDeal")
    record Outcome(Standing state, String stage, @Nullable Instant closedAt) {}

    /**
     * A manager's overrides together.
     *
     * @param deals that they were about, each counted once
     * @param winRate of those that are closed; null while none is
     */
    record ManagerShown(
            String manager,
            long overrides,
            long deals,
            long won,
            long lost,
            long open,
            @Nullable WinShare winRate) {}

    /** The newest first. */
    List<OverrideShown> page(Filter filter, @Nullable Place after, int limit) {
        List<Object> parameters = new ArrayList<>();
        String conditions = filter.conditions(parameters);
        if (after != null) {
            conditions += " and (o.known_at, o.id) < (?, ?)";
            parameters.add(after.knownAt());
            parameters.add(after.id());
        }
        parameters.add(limit);
        return sql.list(PAGE.formatted(conditions), this::shown, parameters.toArray());
    }

    List<ManagerShown> summary(Filter filter) {
        List<Object> parameters = new ArrayList<>();
        String conditions = filter.conditions(parameters);
        return sql.list(
                SUMMARY.formatted(conditions),
                row -> new ManagerShown(
                        row.getString("manager"),
                        row.getLong("overrides"),
                        row.getLong("deals"),
                        row.getLong("won"),
                        row.getLong("lost"),
                        row.getLong("open"),
                        WinShare.of(row.getLong("won"), row.getLong("won") + row.getLong("lost"))),
                parameters.toArray());
    }

    void follow(@Observes Happened happened) {
        switch (happened.event()) {
            case DealEvent.StageEntered e
            when e.overrideReason() != null -> add(happened, e.overrideReason(), e.from(), e.stage());
            case DealEvent.Closed e
            when e.overrideReason() != null -> add(happened, e.overrideReason(), e.stage(), null);
            default -> {
                // nothing else is an override
            }
        }
    }

    private void add(Happened happened, String reason, Stage from, @Nullable Stage to) {
        Deal deal = deals.get(happened.dealId());
        Pipeline pipeline = pipelines.version(deal.pipeline(), deal.pipelineVersion());
        List<Unmet> unmet = evidence.tallyOf(deal.id(), happened.by().knownAt()).unmet(left(pipeline, from, to));
        sql.update(
                ADD,
                UuidCreator.getTimeOrderedEpoch(),
                deal.id(),
                happened.by().actor(),
                reason,
                from.key(),
                to == null ? null : to.key(),
                written(unmet),
                happened.event().occurredAt(),
                happened.by().knownAt());
    }

    /** The stages whose criteria were asked for; winning has settled those of the sale. */
    private static List<Stage> left(Pipeline pipeline, Stage from, @Nullable Stage to) {
        if (to == null) {
            return pipeline.leftByWinning(from);
        }
        boolean afterTheSale = to.phase() == Phase.POST_SALE;
        return pipeline.leftOrSkipped(from, to).stream()
                .filter(s -> !afterTheSale || s.phase() == Phase.POST_SALE)
                .toList();
    }

    void forget(@Observes LeadForgotten forgotten) {
        if (!forgotten.deals().isEmpty()) {
            sql.update(FORGET, forgotten.deals());
        }
    }

    private OverrideShown shown(ResultSet row) throws SQLException {
        return new OverrideShown(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getString("manager"),
                row.getString("reason"),
                row.getString("from_stage"),
                row.getString("to_stage"),
                read(row.getString("unmet")),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "known_at")),
                new Outcome(
                        Standing.valueOf(row.getString("state")),
                        row.getString("stage"),
                        Sql.instant(row, "closed_at")));
    }

    private String written(List<Unmet> unmet) {
        try {
            return mapper.writeValueAsString(unmet);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text cannot fail to be written", e);
        }
    }

    private @Nullable List<Unmet> read(@Nullable String unmet) {
        try {
            return unmet == null ? null : mapper.readValue(unmet, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was written here", e);
        }
    }
}
