package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.approval.ApprovalStep.Owner;
import io.leadstream.pipeline.approval.ApprovalStep.Track;
import java.util.List;

/** How the contract is approved. The steps are those of the field; the days are those of {@link UsualApprovals#DEFAULT}. */
public enum LegalPath {
    CFO_REVIEW(ApprovalStep.planned("cfo-review", Track.LEGAL, Owner.CFO, 10)),
    FRAMEWORK_AGREEMENT(
            ApprovalStep.planned("framework-agreement", Track.LEGAL, Owner.LEGAL_AND_COMPLIANCE, 10),
            ApprovalStep.planned("procurement-and-legal", Track.LEGAL, Owner.PROCUREMENT_AND_LEGAL, 14),
            ApprovalStep.planned("cfo-approval", Track.LEGAL, Owner.CFO, 6)),
    STATEMENT_OF_WORK(
            ApprovalStep.planned("statement-of-work", Track.LEGAL, Owner.LEGAL_AND_COMPLIANCE, 7),
            ApprovalStep.planned("procurement-and-legal", Track.LEGAL, Owner.PROCUREMENT_AND_LEGAL, 10),
            ApprovalStep.planned("cfo-approval", Track.LEGAL, Owner.CFO, 5)),
    UNKNOWN;

    private final List<ApprovalStep> steps;

    LegalPath(ApprovalStep... steps) {
        this.steps = List.of(steps);
    }

    List<ApprovalStep> steps() {
        return steps;
    }
}
