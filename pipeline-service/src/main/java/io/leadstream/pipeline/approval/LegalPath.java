package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.approval.ApprovalStep.Owner;
import io.leadstream.pipeline.approval.ApprovalStep.Track;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the contract is approved. The steps are those of the field; the days are ours, until past deals tell better. */
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

    /** Fewer than 50 employees: small, as the EU has it. */
    private static final Set<String> SMALL = Set.of("1-9", "10-49");

    private final List<ApprovalStep> steps;

    LegalPath(ApprovalStep... steps) {
        this.steps = List.of(steps);
    }

    List<ApprovalStep> steps() {
        return steps;
    }

    /** What a company of that size is likely to have: small, the CFO reviews; larger, a framework agreement. */
    static LegalPath usual(@Nullable String sizeBand) {
        return sizeBand == null ? UNKNOWN : SMALL.contains(sizeBand) ? CFO_REVIEW : FRAMEWORK_AGREEMENT;
    }
}
