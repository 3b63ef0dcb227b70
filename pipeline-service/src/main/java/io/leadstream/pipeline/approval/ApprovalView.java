package io.leadstream.pipeline.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a deal is approved, as it is shown.
 *
 * @param companySize the buyer's number of employees, where it is known
 * @param usual the path that companies of that size usually have
 * @param usualSteps the steps that a PUT without steps would plan; left out once both paths are known
 * @param oralToSignatureDays once both dates are known
 * @param timing how it moves the deal's expected close
 */
@Schema(name = "ApprovalPathView")
record ApprovalView(
        UUID dealId,
        Instant asOf,
        LegalPath legal,
        BudgetPath budget,
        @Nullable String companySize,
        LegalPath usual,
        @Nullable List<StepView> usualSteps,
        List<StepView> steps,
        @Nullable Instant oralApprovalAt,
        @Nullable Instant signedAt,
        @Nullable Long oralToSignatureDays,
        Timing timing,
        Map<String, String> links) {

    /** @param actualDays full days from start to end */
    @Schema(name = "ApprovalStepView")
    record StepView(
            String key,
            ApprovalStep.Track track,
            ApprovalStep.Owner owner,
            @Nullable UUID stakeholderId,
            int expectedDays,
            ApprovalStep.State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long actualDays) {

        static StepView of(ApprovalStep step) {
            return new StepView(
                    step.key(),
                    step.track(),
                    step.owner(),
                    step.stakeholderId(),
                    step.expectedDays(),
                    step.state(),
                    step.startedAt(),
                    step.endedAt(),
                    step.actualDays());
        }

        static List<StepView> of(List<ApprovalStep> steps) {
            return steps.stream().map(StepView::of).toList();
        }
    }

    static ApprovalView of(
            UUID dealId, Instant asOf, Plan plan, @Nullable String companySize, UsualApprovals usually, Timing timing) {
        LegalPath usual = usually.pathOf(companySize);
        KnownPaths known = plan.known();
        LegalPath legal = known.legal() ? plan.legal() : usual;
        return new ApprovalView(
                dealId,
                asOf,
                plan.legal(),
                plan.budget(),
                companySize,
                usual,
                known.legal() && known.budget()
                        ? null
                        : StepView.of(usually.plan(legal, plan.budget()).steps()),
                StepView.of(plan.steps()),
                plan.oralApprovalAt(),
                plan.signedAt(),
                plan.oralToSignatureDays(),
                timing,
                Map.of("deal", "/api/deals/" + dealId, "history", "/api/deals/" + dealId + "/approval-path/history"));
    }
}
