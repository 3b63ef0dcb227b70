package io.leadstream.pipeline.deal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.Topics;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people of the roles that stages ask for have decided about deals. */
@ApplicationScoped
class StageApprovals {

    private static final String NEWEST = """
            select distinct on (stage, role) stage, role, approved from stage_approval
            where deal_id = ? and void_at is null order by stage, role, id desc""";

    private static final String ADD = """
            insert into stage_approval (id, deal_id, stage, role, approved, note, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String PAGE = """
            select id, stage, array_agg(role order by role) as roles, approved, note, decided_by, decided_at, void_at
            from stage_approval where deal_id = ? and id > ? group by id, stage, approved, note, decided_by, decided_at, void_at
            order by id limit ?""";

    private static final String VOID =
            "update stage_approval set void_at = ? where deal_id = ? and stage = any (?) and void_at is null";

    private static final String VOID_ALL =
            "update stage_approval set void_at = ? where deal_id = ? and void_at is null";

    private static final String FORGET = "update stage_approval set note = null where deal_id = any (?::uuid[])";

    private final Sql sql;
    private final Deals deals;
    private final Pipelines pipelines;
    private final Outbox outbox;

    StageApprovals(Sql sql, Deals deals, Pipelines pipelines, Outbox outbox) {
        this.sql = sql;
        this.deals = deals;
        this.pipelines = pipelines;
        this.outbox = outbox;
    }

    /** What somebody said of a deal in a stage. */
    @Schema(name = "StageApprovalDecision")
    enum Decision {
        APPROVED,
        REFUSED
    }

    /**
     * A decision as it is shown.
     *
     * @param roles for which of the roles that the stage asks for it counts
     * @param voidSince the deal went back to the stage, or to before it, then; null while it counts
     */
    record StageDecision(
            UUID id,
            String stage,
            List<String> roles,
            Decision decision,
            @Nullable String note,
            String decidedBy,
            Instant decidedAt,
            @Nullable Instant voidSince) {

        StageDecision withoutFreeText() {
            return new StageDecision(id, stage, roles, decision, null, decidedBy, decidedAt, voidSince);
        }
    }

    private record Row(Approvals.Given of, boolean approved) {}

    Approvals of(UUID dealId) {
        return new Approvals(Set.copyOf(sql
                .list(
                        NEWEST,
                        row -> new Row(
                                new Approvals.Given(row.getString("stage"), row.getString("role")),
                                row.getBoolean("approved")),
                        dealId)
                .stream()
                .filter(Row::approved)
                .map(Row::of)
                .toList()));
    }

    /**
     * Keeps a decision of a caller for those of the roles that the stage asks for that are theirs, and tells of it.
     *
     * @param roles of the caller
     */
    @Transactional
    StageDecision decide(
            UUID dealId, String stageKey, Decision decision, @Nullable String note, Set<String> roles, By by) {
        Deal deal = deals.locked(dealId);
        Pipeline pipeline = pipelines.version(deal.pipeline(), deal.pipelineVersion());
        Stage stage = pipeline.stage(stageKey)
                .orElseThrow(() -> BadInput.of("stage", "must be a stage of the deal's pipeline"));
        var approval = stage.rules().approval();
        if (approval == null) {
            throw BadInput.of("stage", "must be a stage that asks for an approval");
        }
        List<String> counts = approval.roles().stream().filter(roles::contains).toList();
        if (counts.isEmpty()) {
            throw Problem.forbidden("this stage asks for the approval of " + String.join(", ", approval.roles()));
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        boolean yes = decision == Decision.APPROVED;
        sql.batch(
                ADD,
                counts.stream()
                        .map(role ->
                                new @Nullable Object[] {id, dealId, stageKey, role, yes, note, by.actor(), by.knownAt()
                                })
                        .toList());
        outbox.add(
                Topics.DEAL_EVENTS,
                dealId.toString(),
                new PublishedEvent.StageApprovalDecided(
                        dealId,
                        deal.pipeline(),
                        deal.pipelineVersion(),
                        stageKey,
                        stage.rank(),
                        stage.phase(),
                        counts,
                        decision,
                        by.actor()),
                by.knownAt(),
                by.knownAt());
        return new StageDecision(id, stageKey, counts, decision, note, by.actor(), by.knownAt(), null);
    }

    List<StageDecision> page(UUID dealId, @Nullable UUID after, int limit) {
        return sql.list(
                PAGE,
                row -> new StageDecision(
                        row.getObject("id", UUID.class),
                        row.getString("stage"),
                        List.of((String[]) row.getArray("roles").getArray()),
                        row.getBoolean("approved") ? Decision.APPROVED : Decision.REFUSED,
                        row.getString("note"),
                        row.getString("decided_by"),
                        Objects.requireNonNull(Sql.instant(row, "decided_at")),
                        Sql.instant(row, "void_at")),
                dealId,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    /** A deal that went back has to be approved again when it comes forward, and one in another pipeline by its rules. */
    void follow(@Observes Happened happened) {
        if (happened.event() instanceof DealEvent.PipelineChanged) {
            sql.update(VOID_ALL, happened.by().knownAt(), happened.dealId());
        }
        if (happened.event() instanceof DealEvent.StageEntered entered && !entered.forward()) {
            Deal deal = deals.get(happened.dealId());
            Pipeline pipeline = pipelines.version(deal.pipeline(), deal.pipelineVersion());
            if (pipeline.asksForApproval()) {
                Set<String> ahead = new HashSet<>();
                pipeline.stages()
                        .subList(
                                pipeline.stages().indexOf(entered.stage()),
                                pipeline.stages().size())
                        .forEach(stage -> ahead.add(stage.key()));
                sql.update(VOID, happened.by().knownAt(), deal.id(), ahead);
            }
        }
    }

    void forget(@Observes LeadForgotten forgotten) {
        if (!forgotten.deals().isEmpty()) {
            sql.update(FORGET, forgotten.deals());
        }
    }
}
