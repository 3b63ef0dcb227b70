package io.leadstream.pipeline.deal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts evidence on file. It does not change the deal, so that a move prepared meanwhile stays valid. */
@ApplicationScoped
class RecordEvidence {

    private final Deals deals;
    private final EvidenceFile file;
    private final Pipelines pipelines;
    private final StagesPassed stagesPassed;
    private final Journal journal;

    RecordEvidence(Deals deals, EvidenceFile file, Pipelines pipelines, StagesPassed stagesPassed, Journal journal) {
        this.deals = deals;
        this.file = file;
        this.pipelines = pipelines;
        this.stagesPassed = stagesPassed;
        this.journal = journal;
    }

    /** @param stage where the criterion belongs; null means the stage that it fits best */
    record Piece(@Nullable String stage, String criterion, EvidenceKind kind, Evidence.Content content) {}

    @Transactional
    Evidence put(Command command, Piece piece) {
        Deal deal = deals.locked(command.dealId());
        EntityTags.check(command.ifMatch(), deal.version());
        Pipeline pipeline = pipelines.version(deal.pipeline(), deal.pipelineVersion());
        Stage stage = stageOf(piece, pipeline, pipeline.stageOf(deal.stage()));
        Instant occurredAt = command.occurredAt();
        var event = new DealEvent.EvidenceRecorded(
                UuidCreator.getTimeOrderedEpoch(),
                stage,
                piece.criterion(),
                piece.kind(),
                occurredAt == null ? command.by().knownAt() : occurredAt);
        var recorded = new Evidence(
                deal,
                event,
                piece.content(),
                stage.criterion(piece.criterion()).flatMap(ExitCriterion::life).orElse(null),
                command.by());
        file.persist(recorded);
        journal.record(deal, event, command.by());
        return recorded;
    }

    /** Takes a piece back: it counts no more, and stays on file with the reason. */
    @Transactional
    Evidence withdraw(Command command, UUID id, String why) {
        Deal deal = deals.locked(command.dealId());
        EntityTags.check(command.ifMatch(), deal.version());
        Evidence evidence = file.find(deal.id(), id).orElseThrow(() -> Problem.notFound("the evidence"));
        Stage stage = stagesPassed.definition(deal, evidence.stage());
        evidence.withdraw(stage, why, command.by()).ifPresent(e -> journal.record(deal, e, command.by()));
        return evidence;
    }

    /** The present stage, the next ones and at last the past ones, whichever has such a criterion first. */
    private static Stage stageOf(Piece piece, Pipeline pipeline, Stage present) {
        List<Stage> stages = pipeline.stages();
        int now = stages.indexOf(present);
        return stages.stream()
                .filter(s -> piece.stage() == null || s.key().equals(piece.stage()))
                .filter(s -> s.criterion(piece.criterion()).isPresent())
                .min(Comparator.comparing((Stage s) -> stages.indexOf(s) < now)
                        .thenComparing(s -> Math.abs(stages.indexOf(s) - now)))
                .orElseThrow(
                        () -> BadInput.of("criterion", "must be an exit criterion of a stage of the deal's pipeline"));
    }
}
