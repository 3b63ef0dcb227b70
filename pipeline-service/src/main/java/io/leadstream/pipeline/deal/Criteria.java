package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.EvidenceGrade;
import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The exit criteria of a deal's stages with the proof of each, so that a manager opens it from the deal.
 *
 * @param stage the one that the deal is in
 */
@Schema(name = "DealCriteria")
record Criteria(UUID dealId, String stage, List<CriteriaOfStage> stages) {

    /** As many pieces as are shown of one criterion; all are in the list of evidence. */
    private static final int PROOFS_SHOWN = 10;

    /** @param open how many of its criteria are not met */
    record CriteriaOfStage(String stage, String name, long open, List<CriterionShown> criteria) {}

    /**
     * A criterion and how it stands.
     *
     * @param inspectable what a manager opens to see it
     * @param why what is lacking, where more is to be said than that it is not proved
     * @param proof the newest first
     */
    record CriterionShown(
            String criterion,
            String text,
            @Nullable String inspectable,
            int minimumEvidence,
            List<EvidenceKind> kinds,
            @Nullable EvidenceGrade minimumGrade,
            @Nullable String expiresAfter,
            boolean met,
            boolean expired,
            @Nullable String why,
            List<Proof> proof,
            String evidence) {}

    /**
     * A piece of evidence.
     *
     * @param counts false when it has expired, was withdrawn, or is not what the criterion asks for
     */
    @Schema(name = "CriterionProof")
    record Proof(Evidence.View piece, boolean counts) {}

    static Criteria of(
            Deal deal, Pipeline pipeline, List<Evidence> newestFirst, Tally tally, Instant now, boolean words) {
        return new Criteria(
                deal.id(),
                deal.stage(),
                pipeline.stages().stream()
                        .map(stage -> {
                            List<CriterionShown> shown = stage.exitCriteria().stream()
                                    .map(c -> criterion(deal, stage, c, newestFirst, tally, now, words))
                                    .toList();
                            long open = shown.stream().filter(c -> !c.met()).count();
                            return new CriteriaOfStage(stage.key(), stage.name(), open, shown);
                        })
                        .toList());
    }

    private static CriterionShown criterion(
            Deal deal,
            Stage stage,
            ExitCriterion criterion,
            List<Evidence> newestFirst,
            Tally tally,
            Instant now,
            boolean words) {
        Unmet unmet = tally.unmet(stage, criterion).orElse(null);
        return new CriterionShown(
                criterion.key(),
                criterion.text(),
                criterion.inspectable(),
                criterion.minimumEvidence(),
                criterion.kinds(),
                criterion.minimumGrade(),
                criterion.expiresAfter(),
                unmet == null,
                unmet != null && Boolean.TRUE.equals(unmet.expired()),
                unmet == null ? null : unmet.why(),
                newestFirst.stream()
                        .filter(e ->
                                e.stage().equals(stage.key()) && e.criterion().equals(criterion.key()))
                        .limit(PROOFS_SHOWN)
                        .map(e -> new Proof(
                                words ? e.view() : e.view().withoutFreeText(),
                                e.countsAt(now) && criterion.accepts(e.view().kind())))
                        .toList(),
                "/api/deals/" + deal.id() + "/evidence?stage=" + stage.key() + "&criterion=" + criterion.key());
    }
}
