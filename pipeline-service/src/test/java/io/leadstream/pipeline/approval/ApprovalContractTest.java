package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.Contract;
import io.leadstream.pipeline.approval.ApprovalStep.Owner;
import io.leadstream.pipeline.approval.ApprovalStep.State;
import io.leadstream.pipeline.approval.ApprovalStep.Track;
import io.leadstream.pipeline.approval.PublishedApproval.Due;
import io.leadstream.pipeline.approval.PublishedApproval.PathChanged;
import io.leadstream.pipeline.approval.PublishedApproval.Step;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApprovalContractTest {

    private static final Instant AT = Instant.parse("2026-02-01T09:00:00Z");

    @Test
    void aChangedPathIsToldAsTheContractShows() throws IOException {
        var begun = new ApprovalStep(
                "cfo-review",
                Track.LEGAL,
                Owner.CFO,
                UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1c0001"),
                10,
                State.IN_PROGRESS,
                AT,
                null);
        Plan plan = new Plan(
                LegalPath.CFO_REVIEW,
                BudgetPath.OWN,
                List.of(begun, BudgetPath.OWN.steps().getFirst()),
                AT,
                null);
        Timing timing = Timing.of(plan, LocalDate.parse("2026-02-05"), PastDays.ofAll(MedianDays.NONE), AT);

        Contract.assertKept(
                Contract.mapper(),
                new PathChanged(
                        UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10"),
                        "renewals",
                        2,
                        plan.legal(),
                        plan.budget(),
                        plan.oralApprovalAt(),
                        plan.signedAt(),
                        plan.oralToSignatureDays(),
                        plan.steps().stream().map(Step::of).toList(),
                        Due.of(timing),
                        "rep-7"));
    }
}
