package io.leadstream.pipeline.definition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step that the buyer takes, joined with what the rep does for it.
 *
 * @param rank 1, 2, … within its own phase
 * @param tasks what we do in it, in parallel
 * @param repeatable it is gone through once for each group of stakeholders
 */
public record Stage(
        String key,
        String name,
        Phase phase,
        int rank,
        @Nullable String repAction,
        @Nullable String buyerOutcome,
        List<ExitCriterion> exitCriteria,
        StageRules rules,
        List<StageTask> tasks,
        boolean repeatable) {

    public Stage {
        exitCriteria = List.copyOf(exitCriteria);
        // versions that were published before there were rules and tasks say nothing of them
        rules = Objects.requireNonNullElse(rules, StageRules.NONE);
        tasks = List.copyOf(Objects.requireNonNullElse(tasks, List.of()));
    }

    /** A stage without rules and tasks. */
    public Stage(
            String key,
            String name,
            Phase phase,
            int rank,
            @Nullable String repAction,
            @Nullable String buyerOutcome,
            List<ExitCriterion> exitCriteria) {
        this(key, name, phase, rank, repAction, buyerOutcome, exitCriteria, StageRules.NONE, List.of(), false);
    }

    public Optional<ExitCriterion> criterion(String criterionKey) {
        return exitCriteria.stream().filter(c -> c.key().equals(criterionKey)).findFirst();
    }
}
