package io.leadstream.pipeline.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buyer outcome that must be proved before a deal leaves a stage.
 *
 * @param key names it within its stage
 * @param inspectable what a manager opens to see the proof
 * @param minimumEvidence pieces of evidence it takes, at least 1
 * @param kinds the kinds that count; empty means any
 */
public record ExitCriterion(
        String key, String text, @Nullable String inspectable, int minimumEvidence, List<EvidenceKind> kinds) {

    public ExitCriterion {
        if (minimumEvidence < 1) {
            throw new IllegalArgumentException("a criterion takes at least one piece of evidence");
        }
        kinds = List.copyOf(kinds);
    }

    /** Whether evidence of this kind counts. */
    public boolean accepts(EvidenceKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
