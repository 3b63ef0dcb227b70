package io.leadstream.pipeline.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.approval.ApprovalStep.State;
import io.leadstream.pipeline.approval.Timing.Basis;
import io.leadstream.pipeline.deal.BuyerSegment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final LocalDate CLOSE = LocalDate.parse("2026-04-01");
    private static final Plan FRAMEWORK = UsualApprovals.DEFAULT.plan(LegalPath.FRAMEWORK_AGREEMENT, BudgetPath.OWN);

    @Test
    void whatIsUnknownMovesNothingAndSaysWhatItMayCost() {
        Timing timing = Timing.of(Plan.UNKNOWN, CLOSE, PastDays.ofAll(MedianDays.NONE), NOW);

        assertEquals(Basis.NONE, timing.basis());
        assertEquals(CLOSE, timing.close());
        assertEquals(0, timing.movedByDays());
        assertTrue(timing.because().contains("another month"));
    }

    @Test
    void withoutPastDealsTheUsualStepsMoveIt() {
        Timing timing = Timing.of(FRAMEWORK, CLOSE, past(4, 60), NOW);

        assertEquals(Basis.USUAL_STEPS, timing.basis());
        assertEquals(30, timing.days(), "another month");
        assertEquals(30, timing.movedByDays());
        assertEquals(LocalDate.parse("2026-05-01"), timing.close());
    }

    @Test
    void theMedianOfEnoughPastDealsMovesIt() {
        Timing timing = Timing.of(FRAMEWORK, CLOSE, past(5, 12), NOW);

        assertEquals(Basis.PAST_DEALS, timing.basis());
        assertEquals(12, timing.movedByDays());
        assertTrue(timing.because().startsWith("5 past deals"), timing.because());
    }

    @Test
    void theTwoTracksRunSideBySide() {
        assertEquals(30, FRAMEWORK.expectedDays());
        assertEquals(
                21,
                UsualApprovals.DEFAULT
                        .plan(LegalPath.CFO_REVIEW, BudgetPath.NEGOTIATED)
                        .expectedDays());
    }

    @Test
    void stepsThatAreOverBeforeTheBuyerSaysYesTakeNoTimeAfterwards() {
        List<ApprovalStep> steps = FRAMEWORK.steps().stream()
                .map(step -> step.key().equals("framework-agreement") ? approved(step) : step)
                .toList();

        assertEquals(
                20,
                Timing.of(FRAMEWORK.with(steps), CLOSE, PastDays.ofAll(MedianDays.NONE), NOW)
                        .movedByDays());
    }

    @Test
    void fromTheOralApprovalOnItsDateCounts() {
        Plan orally = orally("2026-02-20T09:00:00Z");

        Timing timing = Timing.of(orally, CLOSE, past(7, 14), NOW);

        assertEquals(LocalDate.parse("2026-03-06"), timing.close());
        assertEquals(-26, timing.movedByDays());
    }

    @Test
    void nothingIsExpectedInThePast() {
        Timing timing = Timing.of(orally("2025-02-20T09:00:00Z"), CLOSE, past(7, 14), NOW);

        assertEquals(LocalDate.parse("2026-03-01"), timing.close());
    }

    @Test
    void onceAllStepsAreOverTheSignatureIsDue() {
        Plan orally = orally("2026-02-28T09:00:00Z");
        Plan ready =
                orally.with(orally.steps().stream().map(TimingTest::approved).toList());

        assertEquals(
                LocalDate.parse("2026-03-01"),
                Timing.of(ready, CLOSE, past(7, 14), NOW).close());
    }

    @Test
    void whatIsSignedIsSigned() {
        Timing timing = Timing.of(orally("2026-02-20T09:00:00Z").signed(NOW), CLOSE, past(7, 14), NOW);

        assertEquals(Basis.SIGNED, timing.basis());
        assertEquals(LocalDate.parse("2026-03-01"), timing.close());
    }

    @Test
    void withoutAnExpectedCloseAndAnOralApprovalNothingSaysWhen() {
        Timing timing = Timing.of(FRAMEWORK, null, PastDays.ofAll(MedianDays.NONE), NOW);

        assertNull(timing.close());
        assertEquals(0, timing.movedByDays());
    }

    @Test
    void theUsualPathGoesByTheCompanysSize() {
        assertEquals(LegalPath.CFO_REVIEW, UsualApprovals.DEFAULT.pathOf("1-9"));
        assertEquals(LegalPath.CFO_REVIEW, UsualApprovals.DEFAULT.pathOf("10-49"));
        assertEquals(LegalPath.FRAMEWORK_AGREEMENT, UsualApprovals.DEFAULT.pathOf("50-249"));
        assertEquals(LegalPath.FRAMEWORK_AGREEMENT, UsualApprovals.DEFAULT.pathOf("5001+"));
        assertEquals(LegalPath.UNKNOWN, UsualApprovals.DEFAULT.pathOf(null));
    }

    @Test
    void oralApprovalToSignatureIsMeasuredInFullDays() {
        Plan orally = orally("2026-02-20T09:00:00Z");

        assertNull(orally.oralToSignatureDays());
        assertEquals(9, orally.signed(NOW).oralToSignatureDays());
    }

    @Test
    void statisticsAreByPathAndByStep() {
        Plan signed = FRAMEWORK
                .with(FRAMEWORK.steps().stream().map(TimingTest::approved).toList())
                .signed(NOW);
        ApprovalStatistics statistics = ApprovalStatistics.of(
                BuyerSegment.ALL, List.of(signed, orally("2026-02-20T09:00:00Z").signed(NOW)));

        assertEquals(2, statistics.signed());
        assertEquals(9, statistics.paths().getFirst().oralToSignature().median());
        assertEquals(1, statistics.paths().getFirst().oralToSignature().n(), "the other has no oral approval");
        assertEquals(4, statistics.steps().size());
        assertEquals(3, statistics.steps().getFirst().actual().median());
    }

    private static Plan orally(String at) {
        return new Plan(FRAMEWORK.legal(), FRAMEWORK.budget(), FRAMEWORK.steps(), Instant.parse(at), null);
    }

    private static ApprovalStep approved(ApprovalStep step) {
        Instant start = NOW.minusSeconds(3 * 86_400);
        return new ApprovalStep(
                step.key(), step.track(), step.owner(), null, step.expectedDays(), State.APPROVED, start, NOW);
    }

    private static PastDays past(int n, double days) {
        return PastDays.ofAll(MedianDays.of(Collections.nCopies(n, days)));
    }
}
