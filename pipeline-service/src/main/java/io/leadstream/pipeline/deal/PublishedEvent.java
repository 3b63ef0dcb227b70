package io.leadstream.pipeline.deal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of deals, and by whom it was done. Names, notes and all free text stay here. */
sealed interface PublishedEvent {

    @EventType("deal.opened.v1")
    record Opened(
            UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable LocalDate expectedClose,
            Map<String, String> segments,
            Origin origin,
            @Nullable BaseAmount inBase,
            @Nullable List<String> team,
            Category category,
            String by)
            implements PublishedEvent {}

    @EventType("deal.changed.v1")
    record Changed(
            UUID dealId,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable LocalDate expectedClose,
            Map<String, String> segments,
            @Nullable BaseAmount inBase,
            int pushes,
            @Nullable List<String> team,
            Category category,
            String by)
            implements PublishedEvent {}

    /** An amount in the base currency, at the rate of the day it was said. */
    record BaseAmount(String amount, String rate) {

        private static @Nullable BaseAmount of(Terms terms) {
            InBase inBase = terms.inBase();
            return inBase == null
                    ? null
                    : new BaseAmount(
                            inBase.amount().toPlainString(), inBase.rate().toPlainString());
        }
    }

    @EventType("deal.stage-entered.v1")
    record StageEntered(
            UUID dealId,
            String pipeline,
            int version,
            String fromStage,
            int fromRank,
            Phase fromPhase,
            String stage,
            int rank,
            Phase phase,
            Direction direction,
            @JsonProperty("override") boolean overridden,
            Category category,
            String by)
            implements PublishedEvent {}

    enum Direction {
        FORWARD,
        BACKWARD
    }

    @EventType("deal.evidence-recorded.v1")
    record EvidenceRecorded(UUID dealId, UUID evidenceId, String stage, String criterion, EvidenceKind kind, String by)
            implements PublishedEvent {}

    @EventType("deal.evidence-expired.v1")
    record EvidenceExpired(
            UUID dealId, UUID evidenceId, String stage, String criterion, EvidenceKind kind, boolean reopens)
            implements PublishedEvent {}

    @EventType("deal.evidence-withdrawn.v1")
    record EvidenceWithdrawn(UUID dealId, UUID evidenceId, String stage, String criterion, EvidenceKind kind, String by)
            implements PublishedEvent {}

    /** @param fromPipeline the one that it left; absent where it stays in its pipeline */
    @EventType("deal.transferred.v1")
    record Transferred(
            UUID dealId,
            String pipeline,
            int fromVersion,
            String fromStage,
            int fromRank,
            Phase fromPhase,
            int version,
            String stage,
            int rank,
            Phase phase,
            Category category,
            String by,
            @Nullable String fromPipeline)
            implements PublishedEvent {}

    @EventType("deal.closed.v1")
    record Closed(
            UUID dealId,
            String pipeline,
            int version,
            Standing outcome,
            @Nullable LossReason reason,
            @Nullable Money amount,
            String stage,
            int rank,
            Phase phase,
            @JsonProperty("override") boolean overridden,
            @Nullable LossKind kind,
            @Nullable BaseAmount inBase,
            String by)
            implements PublishedEvent {}

    @EventType("deal.reopened.v1")
    record Reopened(
            UUID dealId,
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            Category category,
            String by)
            implements PublishedEvent {}

    /** Somebody of roles that a stage asks for said whether a deal may come into it, or go on from it. */
    @EventType("deal.stage-approval-decided.v1")
    record StageApprovalDecided(
            UUID dealId,
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            List<String> roles,
            StageApprovals.Decision decision,
            String by)
            implements PublishedEvent {}

    /** Translates what happened to the deal, by whom, into what others are told, with all that they need to judge it. */
    static PublishedEvent of(Deal deal, DealEvent event, String by) {
        return switch (event) {
            case DealEvent.Opened opened -> opened(deal, opened, by);
            case DealEvent.Changed _ -> changed(deal, by);
            case DealEvent.StageEntered entered -> stageEntered(deal, entered, by);
            case DealEvent.EvidenceRecorded recorded ->
                new EvidenceRecorded(
                        deal.id(),
                        recorded.evidence(),
                        recorded.stage().key(),
                        recorded.criterion(),
                        recorded.kind(),
                        by);
            case DealEvent.EvidenceExpired e ->
                new EvidenceExpired(deal.id(), e.evidence(), e.stage().key(), e.criterion(), e.kind(), e.reopens());
            case DealEvent.EvidenceWithdrawn e ->
                new EvidenceWithdrawn(deal.id(), e.evidence(), e.stage().key(), e.criterion(), e.kind(), by);
            case DealEvent.Transferred e -> transferred(deal, e.fromVersion(), e.from(), e.stage(), null, by);
            case DealEvent.PipelineChanged e ->
                transferred(deal, e.fromVersion(), e.from(), e.stage(), e.fromPipeline(), by);
            case DealEvent.Closed closed -> closed(deal, closed, by);
            case DealEvent.Reopened reopened -> {
                Stage stage = reopened.stage();
                yield new Reopened(
                        deal.id(),
                        deal.pipeline(),
                        deal.pipelineVersion(),
                        stage.key(),
                        stage.rank(),
                        stage.phase(),
                        deal.category(),
                        by);
            }
        };
    }

    private static Changed changed(Deal deal, String by) {
        Terms terms = deal.terms();
        return new Changed(
                deal.id(),
                terms.amount(),
                terms.owner(),
                terms.expectedClose(),
                terms.segments(),
                BaseAmount.of(terms),
                terms.pushes(),
                team(terms),
                deal.category(),
                by);
    }

    private static @Nullable List<String> team(Terms terms) {
        List<String> team = terms.pursuit().team();
        return team.isEmpty() ? null : team;
    }

    private static Opened opened(Deal deal, DealEvent.Opened event, String by) {
        Stage stage = event.stage();
        Terms terms = deal.terms();
        return new Opened(
                deal.id(),
                deal.buyer().leadId(),
                deal.buyer().companyId(),
                deal.pipeline(),
                deal.pipelineVersion(),
                stage.key(),
                stage.rank(),
                stage.phase(),
                terms.amount(),
                terms.owner(),
                terms.expectedClose(),
                terms.segments(),
                event.origin(),
                BaseAmount.of(terms),
                team(terms),
                deal.category(),
                by);
    }

    private static StageEntered stageEntered(Deal deal, DealEvent.StageEntered event, String by) {
        Stage from = event.from();
        Stage stage = event.stage();
        return new StageEntered(
                deal.id(),
                deal.pipeline(),
                deal.pipelineVersion(),
                from.key(),
                from.rank(),
                from.phase(),
                stage.key(),
                stage.rank(),
                stage.phase(),
                event.forward() ? Direction.FORWARD : Direction.BACKWARD,
                event.overrideReason() != null,
                deal.category(),
                by);
    }

    private static Transferred transferred(
            Deal deal, int fromVersion, Stage from, Stage stage, @Nullable String fromPipeline, String by) {
        return new Transferred(
                deal.id(),
                deal.pipeline(),
                fromVersion,
                from.key(),
                from.rank(),
                from.phase(),
                deal.pipelineVersion(),
                stage.key(),
                stage.rank(),
                stage.phase(),
                deal.category(),
                by,
                fromPipeline);
    }

    private static Closed closed(Deal deal, DealEvent.Closed event, String by) {
        Stage stage = event.stage();
        Loss loss = event.loss();
        return new Closed(
                deal.id(),
                deal.pipeline(),
                deal.pipelineVersion(),
                event.outcome(),
                event.reason(),
                deal.terms().amount(),
                stage.key(),
                stage.rank(),
                stage.phase(),
                event.overrideReason() != null,
                loss == null ? null : loss.told(),
                BaseAmount.of(deal.terms()),
                by);
    }
}
