package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;

/** How much evidence of which kind a deal has, criterion by criterion. */
public record Tally(List<Count> counts) {

    /** So many pieces of this kind for this criterion. */
    public record Count(String stage, String criterion, EvidenceKind kind, long pieces) {}

    public Tally {
        counts = List.copyOf(counts);
    }

    /** The criteria of these stages that the evidence does not fulfil, in their order. */
    public List<Unmet> unmet(List<Stage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.exitCriteria().stream()
                        .filter(criterion -> pieces(stage, criterion) < criterion.minimumEvidence())
                        .map(criterion -> new Unmet(stage.key(), criterion.key(), criterion.text())))
                .toList();
    }

    private long pieces(Stage stage, ExitCriterion criterion) {
        return counts.stream()
                .filter(c -> c.stage.equals(stage.key()) && c.criterion.equals(criterion.key()))
                .filter(c -> criterion.accepts(c.kind))
                .mapToLong(Count::pieces)
                .sum();
    }
}
