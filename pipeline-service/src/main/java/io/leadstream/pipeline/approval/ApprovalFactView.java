package io.leadstream.pipeline.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of what is known of an approval, as it is shown. */
record ApprovalFactView(
        ApprovalFact.Type type,
        Instant knownAt,
        String by,
        LegalPath legal,
        BudgetPath budget,
        List<ApprovalView.StepView> steps,
        @Nullable Instant oralApprovalAt,
        @Nullable Instant signedAt) {

    static ApprovalFactView of(ApprovalFact fact) {
        Plan plan = fact.plan();
        return new ApprovalFactView(
                fact.type(),
                fact.knownAt(),
                fact.actor(),
                plan.legal(),
                plan.budget(),
                ApprovalView.StepView.of(plan.steps()),
                plan.oralApprovalAt(),
                plan.signedAt());
    }
}
