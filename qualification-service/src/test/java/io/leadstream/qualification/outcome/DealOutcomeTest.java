package io.leadstream.qualification.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.qualification.outcome.DealEvent.Changed;
import io.leadstream.qualification.outcome.DealEvent.Closed;
import io.leadstream.qualification.outcome.DealEvent.Erased;
import io.leadstream.qualification.outcome.DealEvent.Imported;
import io.leadstream.qualification.outcome.DealEvent.Money;
import io.leadstream.qualification.outcome.DealEvent.Opened;
import io.leadstream.qualification.outcome.DealEvent.Reopened;
import io.leadstream.qualification.outcome.DealEvent.Withdrawn;
import io.leadstream.qualification.outcome.DealOutcome.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DealOutcomeTest {

    private static final UUID DEAL = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10");
    private static final UUID LEAD = UUID.fromString("0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private static final Opened OPENED =
            new Opened(DEAL, LEAD, null, euros("100.00"), "rep-7", Map.of("product", "GTX"));
    private static final Closed WON = new Closed(DEAL, Outcome.WON, null, euros("90.00"));
    private static final Closed LOST = new Closed(DEAL, Outcome.LOST, "PRICE", null);

    @Test
    void anOpenedDealIsOpen() {
        var deal = after(OPENED).orElseThrow();

        assertEquals(Outcome.OPEN, deal.outcome());
        assertEquals(LEAD, deal.leadId());
        assertEquals(START, deal.openedAt());
        assertNull(deal.closedAt());
    }

    @Test
    void aWonDealCountsWithTheAmountItWasClosedAt() {
        var deal = after(OPENED, WON).orElseThrow();

        assertEquals(Outcome.WON, deal.outcome());
        assertEquals(euros("90.00"), deal.amount());
        assertEquals(day(1), deal.closedAt());
    }

    @Test
    void aLossKeepsTheAmountExpectedAndSaysWhy() {
        var deal = after(OPENED, LOST).orElseThrow();

        assertEquals("PRICE", deal.reason());
        assertEquals(euros("100.00"), deal.amount());
    }

    @Test
    void aReopenedDealIsOpenAgain() {
        var deal = after(OPENED, WON, new Reopened(DEAL)).orElseThrow();

        assertEquals(Outcome.OPEN, deal.outcome());
        assertNull(deal.closedAt());
        assertEquals(day(2), deal.knownAt());
    }

    @Test
    void aChangeAfterTheClosingLeavesTheOutcome() {
        var deal = after(OPENED, WON, new Changed(DEAL, euros("95.00"), "rep-8", Map.of()))
                .orElseThrow();

        assertEquals(Outcome.WON, deal.outcome());
        assertEquals(euros("95.00"), deal.amount());
        assertEquals("rep-8", deal.owner());
    }

    @Test
    void anImportedDealHasTheTimesOfItsHistory() {
        var closing = new Imported.Closing(Outcome.WON, day(20), null, euros("55.00"), day(21));
        var deal = after(imported(closing)).orElseThrow();

        assertEquals(day(10), deal.openedAt());
        assertEquals(day(20), deal.closedAt());
        assertEquals(day(21), deal.knownAt());
    }

    @Test
    void aLaterImportReplacesTheFormer() {
        var closing = new Imported.Closing(Outcome.LOST, day(20), "TIMING", null, null);

        assertEquals(
                Outcome.OPEN,
                after(imported(closing), imported(null)).orElseThrow().outcome());
    }

    @Test
    void nothingIsLeftOfADealWhoseImportWasUndone() {
        assertEquals(Optional.empty(), after(imported(null), new Withdrawn(DEAL)));
    }

    @Test
    void aDealThatIsImportedAfterTheUndoIsBack() {
        assertEquals(
                Outcome.OPEN,
                after(imported(null), new Withdrawn(DEAL), imported(null))
                        .orElseThrow()
                        .outcome());
    }

    @Test
    void nothingIsLeftOfAnErasedDealWhateverElseIsTold() {
        assertEquals(Optional.empty(), after(OPENED, new Erased(DEAL), WON));
    }

    @Test
    void aClosingWithoutItsOpeningWaits() {
        assertEquals(Optional.empty(), after(WON));
    }

    private static Imported imported(Imported.Closing closing) {
        return new Imported(
                DEAL, null, null, euros("50.00"), null, "PARTNER", null, List.of(new Imported.Entry(day(10))), closing);
    }

    private static Optional<DealOutcome> after(DealEvent... events) {
        var history = new ArrayList<Told>();
        for (DealEvent event : events) {
            history.add(new Told(event, day(history.size()), day(history.size())));
        }
        return DealOutcome.of(history);
    }

    private static Instant day(int number) {
        return START.plusSeconds(86_400L * number);
    }

    private static Money euros(String amount) {
        return new Money(amount, "EUR");
    }
}
