package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.definition.StageRules.ApprovalPoint;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands between a deal and the next stage: the rules of the stages, the evidence on file and whether a manager
 * overrides what is missing of it, and the approvals given.
 */
record Gate(Pipeline pipeline, Tally evidence, boolean override, Approvals approvals) {

    Gate(Pipeline pipeline, Tally evidence, boolean override) {
        this(pipeline, evidence, override, Approvals.NONE);
    }

    /**
     * Passes a move forward when no rule forbids it, the criteria of all stages left hold or are overridden, and who has
     * to approve did.
     *
     * @param leaving the stages that it leaves or skips
     * @param entering those that it skips and the one that it enters; a move out of the sale enters none
     * @param skipped those of them that it only passes over
     * @return whether it took the override
     * @throws DealRefusal with what is missing
     */
    boolean pass(List<Stage> leaving, List<Stage> skipped, List<Stage> entering) {
        List<Stage> unskippable =
                skipped.stream().filter(s -> s.rules().noSkip()).toList();
        if (!unskippable.isEmpty()) {
            throw StageRuleForbids.skipping(unskippable);
        }
        boolean overridden = prove(leaving);
        List<Approvals.Given> missing = Stream.concat(
                        approvals.missing(leaving, ApprovalPoint.EXIT).stream(),
                        approvals.missing(entering, ApprovalPoint.ENTRY).stream())
                .toList();
        if (!missing.isEmpty()) {
            throw new ApprovalMissing(missing);
        }
        return overridden;
    }

    /** Passes a move back when none of the stages that it leaves behind has been reached for good. */
    void passBack(Stage from, Stage to) {
        List<Stage> forGood = pipeline.between(to, from).stream()
                .filter(s -> s.rules().noBackward())
                .toList();
        if (!forGood.isEmpty()) {
            throw StageRuleForbids.goingBack(forGood);
        }
    }

    private boolean prove(List<Stage> leaving) {
        List<Unmet> unmet = evidence.unmet(leaving);
        if (!unmet.isEmpty() && !override) {
            throw new ExitCriteriaUnmet(unmet);
        }
        return !unmet.isEmpty();
    }
}
