package io.leadstream.forecast.winning;

import static io.leadstream.forecast.stories.Story.day;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.ApprovalPath.Basis;
import io.leadstream.forecast.history.ApprovalPath.Budget;
import io.leadstream.forecast.history.ApprovalPath.Due;
import io.leadstream.forecast.history.ApprovalPath.Legal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The time that approval paths take. */
class ApprovalsTest {

    private static ApprovalPath path(Legal legal, Budget budget, @Nullable Double oral, @Nullable Double signed) {
        return new ApprovalPath(
                legal,
                budget,
                oral == null ? null : day(oral),
                signed == null ? null : day(signed),
                List.of(),
                new Due(Basis.NONE, 0, 0, null));
    }

    private static Approvals took(Legal legal, Budget budget, double... days) {
        var approvals = new Approvals();
        for (double took : days) {
            approvals.add(path(legal, budget, 1.0, 1 + took));
        }
        return approvals;
    }

    private static int left(Approvals past, Legal legal, Budget budget, @Nullable Double oral) {
        return past.daysLeft(path(legal, budget, oral, null), day(20));
    }

    @Test
    void itIsTheMedianOfThePath() {
        Approvals past = took(Legal.CFO_REVIEW, Budget.OWN, 30, 5, 10);
        assertEquals(10, left(past, Legal.CFO_REVIEW, Budget.OWN, null));
        assertEquals(0, left(past, Legal.CFO_REVIEW, Budget.NEGOTIATED, null));
    }

    @Test
    void whatHasPassedSinceTheOralApprovalIsOver() {
        Approvals past = took(Legal.CFO_REVIEW, Budget.OWN, 30, 5, 10, 12);
        assertEquals(11, left(past, Legal.CFO_REVIEW, Budget.OWN, null));
        assertEquals(7, left(past, Legal.CFO_REVIEW, Budget.OWN, 16.0));
        assertEquals(0, left(past, Legal.CFO_REVIEW, Budget.OWN, 2.0));
    }

    @Test
    void twoDealsTellNothing() {
        assertEquals(0, left(took(Legal.CFO_REVIEW, Budget.OWN, 10, 10), Legal.CFO_REVIEW, Budget.OWN, null));
    }

    @Test
    void anUnknownPathShiftsNothing() {
        Approvals past = took(Legal.UNKNOWN, Budget.UNKNOWN, 10, 10, 10);
        assertEquals(0, left(past, Legal.UNKNOWN, Budget.UNKNOWN, null));
    }
}
