package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.approval.ApprovalStep.Owner;
import io.leadstream.pipeline.approval.ApprovalStep.Track;
import java.util.List;

/** Where the money comes from. The days are those of {@link UsualApprovals#DEFAULT}. */
public enum BudgetPath {
    /** The team's own, mostly still with finance's approval. */
    OWN(ApprovalStep.planned("finance-approval", Track.BUDGET, Owner.FINANCE, 5)),
    /** None is set: it is negotiated with the C-suite. */
    NEGOTIATED(ApprovalStep.planned("c-suite-negotiation", Track.BUDGET, Owner.C_SUITE, 21)),
    UNKNOWN;

    private final List<ApprovalStep> steps;

    BudgetPath(ApprovalStep... steps) {
        this.steps = List.of(steps);
    }

    List<ApprovalStep> steps() {
        return steps;
    }
}
