package io.leadstream.pipeline.definition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step that the buyer takes, joined with what the rep does for it.
 *
 * @param rank 1, 2, … within its own phase
 */
public record Stage(
        String key,
        String name,
        Phase phase,
        int rank,
        @Nullable String repAction,
        @Nullable String buyerOutcome,
        List<ExitCriterion> exitCriteria) {

    public Stage {
        exitCriteria = List.copyOf(exitCriteria);
    }

    public Optional<ExitCriterion> criterion(String criterionKey) {
        return exitCriteria.stream().filter(c -> c.key().equals(criterionKey)).findFirst();
    }
}
