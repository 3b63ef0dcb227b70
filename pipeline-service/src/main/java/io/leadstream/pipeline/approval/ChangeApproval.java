package io.leadstream.pipeline.approval;

import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.DealEvent;
import io.leadstream.pipeline.deal.Happened;
import io.leadstream.pipeline.deal.Standing;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes how deals are approved: each change is written down with when it was known, and told. */
@ApplicationScoped
class ChangeApproval {

    private static final String STAKEHOLDERS = "select id from stakeholder where deal_id = ? and id = any (?::uuid[])";

    private final DealDesk desk;
    private final ApprovalPaths paths;
    private final TimeApproval time;
    private final Sql sql;
    private final Outbox outbox;
    private final CommandEvent commandEvent;

    ChangeApproval(
            DealDesk desk, ApprovalPaths paths, TimeApproval time, Sql sql, Outbox outbox, CommandEvent commandEvent) {
        this.desk = desk;
        this.paths = paths;
        this.time = time;
        this.sql = sql;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
    }

    /** Replaces the path; without If-Match while there is none. Steps of the same key keep how far they are. */
    @Transactional
    ApprovalPath replace(UUID dealId, @Nullable String ifMatch, Plan asked, By by) {
        DealDesk.Present deal = desk.lock(dealId);
        Optional<ApprovalPath> known = paths.of(dealId);
        known.ifPresent(path -> EntityTags.require(ifMatch, path.version()));
        if (known.isEmpty() && ifMatch != null && !ifMatch.strip().equals("*")) {
            throw Problem.of(412, "precondition-failed", "Precondition failed", "there is no approval path yet")
                    .build();
        }
        Plan plan = known.map(path -> progressing(asked, path.plan())).orElse(asked);
        return keep(deal, known.orElse(null), plan, ApprovalFact.Type.PLANNED, by);
    }

    /** Changes an existing path. */
    @Transactional
    ApprovalPath change(UUID dealId, @Nullable String ifMatch, UnaryOperator<Plan> change, By by) {
        DealDesk.Present deal = desk.lock(dealId);
        ApprovalPath path = existing(dealId, ifMatch);
        Plan before = path.plan();
        Plan after = change.apply(before);
        return keep(deal, path, after, typeOf(before, after), by);
    }

    /** Changes one step of an existing path. */
    @Transactional
    ApprovalPath step(UUID dealId, String key, @Nullable String ifMatch, UnaryOperator<ApprovalStep> change, By by) {
        DealDesk.Present deal = desk.lock(dealId);
        ApprovalPath path = existing(dealId, ifMatch);
        Plan before = path.plan();
        if (before.steps().stream().noneMatch(step -> step.key().equals(key))) {
            throw Problem.notFound("the step");
        }
        List<ApprovalStep> changed = before.steps().stream()
                .map(step -> step.key().equals(key) ? change.apply(step) : step)
                .toList();
        return keep(deal, path, before.with(changed), ApprovalFact.Type.STEP, by);
    }

    /** A won deal is signed, unless somebody has said when; a reopened one is not. */
    void happened(@Observes Happened happened) {
        DealEvent event = happened.event();
        if (event instanceof DealEvent.Closed closed && closed.outcome() == Standing.WON) {
            paths.of(happened.dealId())
                    .filter(path -> path.plan().signedAt() == null)
                    .ifPresent(path -> sign(happened, path, signature(path.plan(), closed.occurredAt())));
        } else if (event instanceof DealEvent.Reopened) {
            paths.of(happened.dealId())
                    .filter(path -> path.plan().signedAt() != null)
                    .ifPresent(path -> sign(happened, path, null));
        }
    }

    private void sign(Happened happened, ApprovalPath path, @Nullable Instant at) {
        ApprovalFact.Type type = at == null ? ApprovalFact.Type.PLANNED : ApprovalFact.Type.SIGNED;
        keep(desk.lock(happened.dealId()), path, path.plan().signed(at), type, happened.by());
    }

    /** A closure that is dated before the oral approval: the one cannot be without the other. */
    private static Instant signature(Plan plan, Instant closedAt) {
        Instant oral = plan.oralApprovalAt();
        return oral != null && closedAt.isBefore(oral) ? oral : closedAt;
    }

    private ApprovalPath existing(UUID dealId, @Nullable String ifMatch) {
        ApprovalPath path = paths.of(dealId).orElseThrow(() -> Problem.notFound("the approval path"));
        EntityTags.require(ifMatch, path.version());
        return path;
    }

    private ApprovalPath keep(
            DealDesk.Present deal, @Nullable ApprovalPath known, Plan plan, ApprovalFact.Type type, By by) {
        if (known != null && known.plan().equals(plan)) {
            outbox.last(deal.id().toString()).ifPresent(commandEvent::was);
            return known;
        }
        requireKnownOwners(deal.id(), plan);
        ApprovalPath path = known == null ? new ApprovalPath(deal.id(), plan, by.knownAt()) : known;
        path.become(plan, by.knownAt());
        paths.keep(path, new ApprovalFact(deal.id(), type, plan, by.knownAt(), by));
        Timing timing = time.of(deal, plan, by.knownAt());
        desk.tell(deal.id(), PublishedApproval.changed(deal, plan, timing, by), by.knownAt(), by);
        return path;
    }

    private void requireKnownOwners(UUID dealId, Plan plan) {
        List<UUID> owners = plan.steps().stream()
                .map(ApprovalStep::stakeholderId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!owners.isEmpty()) {
            var known = new HashSet<>(sql.list(STAKEHOLDERS, row -> row.getObject("id", UUID.class), dealId, owners));
            if (!known.containsAll(owners)) {
                throw BadInput.of("stakeholderId", "must be a stakeholder of the deal");
            }
        }
    }

    private static Plan progressing(Plan asked, Plan before) {
        return asked.with(asked.steps().stream()
                .map(step -> before.steps().stream()
                        .filter(old -> old.key().equals(step.key()) && old.track() == step.track())
                        .findFirst()
                        .map(old -> new ApprovalStep(
                                step.key(),
                                step.track(),
                                step.owner(),
                                step.stakeholderId() == null ? old.stakeholderId() : step.stakeholderId(),
                                step.expectedDays(),
                                old.state(),
                                old.startedAt(),
                                old.endedAt()))
                        .orElse(step))
                .toList());
    }

    private static ApprovalFact.Type typeOf(Plan before, Plan after) {
        if (after.signedAt() != null && !after.signedAt().equals(before.signedAt())) {
            return ApprovalFact.Type.SIGNED;
        }
        return after.oralApprovalAt() != null && !after.oralApprovalAt().equals(before.oralApprovalAt())
                ? ApprovalFact.Type.ORALLY_APPROVED
                : ApprovalFact.Type.PLANNED;
    }
}
