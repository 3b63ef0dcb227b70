package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How much evidence of which kind a deal has at a time, criterion by criterion. */
public record Tally(List<Count> counts) {

    /**
     * So many pieces of this kind for this criterion.
     *
     * @param pieces those that count
     * @param expired those that did
     */
    public record Count(String stage, String criterion, EvidenceKind kind, long pieces, long expired) {}

    public Tally {
        counts = List.copyOf(counts);
    }

    /** The criteria of these stages that the evidence does not fulfil, in their order. */
    public List<Unmet> unmet(List<Stage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.exitCriteria().stream().flatMap(criterion -> unmet(stage, criterion).stream()))
                .toList();
    }

    /** What a criterion lacks; nothing when it is met. */
    Optional<Unmet> unmet(Stage stage, ExitCriterion criterion) {
        long pieces = sum(stage, criterion, Count::pieces);
        if (pieces >= criterion.minimumEvidence()) {
            return Optional.empty();
        }
        boolean expired = pieces + sum(stage, criterion, Count::expired) >= criterion.minimumEvidence();
        String demand = criterion
                .demand()
                .map(needed -> "takes " + needed + ", has " + pieces)
                .orElse(null);
        return Optional.of(new Unmet(
                stage.key(),
                criterion.key(),
                criterion.text(),
                expired ? "its evidence has expired" + (demand == null ? "" : ": it " + demand) : demand,
                expired ? true : null));
    }

    private long sum(Stage stage, ExitCriterion criterion, ToLongFunction<Count> what) {
        return counts.stream()
                .filter(c -> c.stage.equals(stage.key()) && c.criterion.equals(criterion.key()))
                .filter(c -> criterion.accepts(c.kind))
                .mapToLong(what)
                .sum();
    }
}
