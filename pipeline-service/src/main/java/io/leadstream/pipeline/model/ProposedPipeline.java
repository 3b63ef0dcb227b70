package io.leadstream.pipeline.model;

import io.leadstream.pipeline.definition.ExitCriterion;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.StageTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline as {@code POST /api/pipelines} takes it. */
record ProposedPipeline(String key, String name, String standards, List<ProposedStage> stages) {

    record ProposedStage(
            String key,
            String name,
            Phase phase,
            @Nullable String repAction,
            @Nullable String buyerOutcome,
            List<ExitCriterion> exitCriteria,
            List<StageTask> tasks,
            boolean repeatable) {

        static ProposedStage of(Stage stage) {
            return new ProposedStage(
                    stage.key(),
                    stage.name(),
                    stage.phase(),
                    stage.repAction(),
                    stage.buyerOutcome(),
                    stage.exitCriteria(),
                    stage.tasks(),
                    stage.repeatable());
        }
    }
}
