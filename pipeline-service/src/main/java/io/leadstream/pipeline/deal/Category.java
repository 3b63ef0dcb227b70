package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;

/** How far a deal is counted on in a forecast; each contains what a seller dares to say of it. */
public enum Category {
    /** Not counted on: lost, or not being sold yet. */
    OMITTED,
    PIPELINE,
    BEST_CASE,
    COMMIT,
    /** Won: nobody says this by hand. */
    CLOSED;

    /**
     * What a deal is by where it stands, until its seller says otherwise: the last SALE stage is COMMIT, the second half
     * of those before it BEST_CASE, the first half PIPELINE; preparation is not counted on.
     */
    public static Category of(Pipeline pipeline, Stage stage, Standing standing) {
        return switch (standing) {
            case WON -> CLOSED;
            case LOST -> OMITTED;
            case OPEN -> ofOpen(pipeline, stage);
        };
    }

    private static Category ofOpen(Pipeline pipeline, Stage stage) {
        int stages = pipeline.stages(Phase.SALE).size();
        if (stage.phase() == Phase.PREPARATION) {
            return OMITTED;
        }
        if (stage.phase() == Phase.SALE && stages > 1 && stage.rank() >= stages) {
            return COMMIT;
        }
        return 2 * stage.rank() > stages && stages > 1 ? BEST_CASE : PIPELINE;
    }
}
