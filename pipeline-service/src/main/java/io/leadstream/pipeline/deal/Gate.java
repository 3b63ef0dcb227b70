package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;

/**
 * What stands between a deal and the next stage: the evidence on file and whether a manager overrides what is missing.
 */
record Gate(Pipeline pipeline, Tally evidence, boolean override) {

    /**
     * Passes when the criteria of all these stages hold, or are overridden.
     *
     * @return whether it took the override
     * @throws ExitCriteriaUnmet when something is missing and nobody overrides it
     */
    boolean pass(List<Stage> leaving) {
        List<Unmet> unmet = evidence.unmet(leaving);
        if (!unmet.isEmpty() && !override) {
            throw new ExitCriteriaUnmet(unmet);
        }
        return !unmet.isEmpty();
    }
}
