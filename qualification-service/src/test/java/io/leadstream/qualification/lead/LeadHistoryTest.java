package io.leadstream.qualification.lead;

import static io.leadstream.qualification.lead.History.COMPANY;
import static io.leadstream.qualification.lead.History.FAIR_FIT;
import static io.leadstream.qualification.lead.History.GOOD_FIT;
import static io.leadstream.qualification.lead.History.NO_FIT;
import static io.leadstream.qualification.lead.History.company;
import static io.leadstream.qualification.lead.History.day;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadHistoryTest {

    @Test
    void theLatestProfileOfThatTimeCounts() {
        var history =
                History.of().captured(NO_FIT, day(0)).changed(GOOD_FIT, day(2)).history();

        assertNull(requireNonNull(history.asOf(day(1)).profile()).what().seniority());
        assertEquals("VP", requireNonNull(history.asOf(day(2)).profile()).what().seniority());
    }

    @Test
    void beforeItsCaptureALeadHasNoProfile() {
        var history = History.of().captured(GOOD_FIT, day(0)).history();

        assertNull(history.asOf(day(-1)).profile());
    }

    @Test
    void ofCompanySnapshotsTheOneKnownLaterCounts() {
        var history = History.of()
                .companyChanged(company("RETAIL", "10-49", false), day(0))
                .captured(FAIR_FIT, day(1))
                .companyChanged(company("SOFTWARE", "5001+", true), day(2))
                .history();

        assertEquals(
                "BAKERY", requireNonNull(history.asOf(day(1)).company()).what().industry());
        assertEquals(
                "SOFTWARE",
                requireNonNull(history.asOf(day(2)).company()).what().industry());
    }

    @Test
    void anotherCompanyDoesNotCount() {
        var other = new Company(new UUID(8, 8), "Other", "SOFTWARE", "5001+", true, true);
        var history = History.of()
                .captured(FAIR_FIT, day(0))
                .companyChanged(other, day(1))
                .history();

        assertEquals(
                COMPANY, requireNonNull(history.asOf(day(2)).company()).what().id());
    }

    @Test
    void whatIsLearntLaterIsNotSeenBefore() {
        var history = History.of().did("CALL", day(0), day(5)).history();

        assertEquals(1, history.asOf(day(1)).activities().size());
        assertTrue(history.seenAt(day(1)).activities().isEmpty());
        assertEquals(1, history.seenAt(day(5)).activities().size());
    }

    @Test
    void whatLiesAheadIsNamedAsTheNext() {
        var history =
                History.of().did("CALL", day(0)).did("DEMO", day(3), day(1)).history();

        assertEquals(day(3), history.nextActivityAfter(day(1)).orElseThrow());
        assertTrue(history.nextActivityAfter(day(3)).isEmpty());
    }

    @Test
    void whatALeadDidCountsForTheOneItIsPartOfMeanwhile() {
        var other = History.of().did("DEMO", day(0)).did("CALL", day(4), day(6)).history();
        var history = History.of()
                .captured(GOOD_FIT, day(0))
                .joined(other, day(2), day(5))
                .history();

        assertTrue(history.asOf(day(1)).activities().isEmpty());
        assertEquals(1, history.asOf(day(3)).activities().size());
        assertEquals(1, history.seenAt(day(4)).activities().size());
        assertEquals(2, history.asOf(day(4)).activities().size());
        assertTrue(history.asOf(day(5)).activities().isEmpty());
        assertTrue(history.latest().activities().isEmpty());
        assertTrue(history.lasting().asOf(day(3)).activities().isEmpty());
        assertTrue(history.instants(day(1), day(9)).contains(day(2)), "the demo begins to count with the merge");
        assertEquals(day(5), history.partedAfter(day(2)).orElseThrow());
        assertTrue(history.partedAfter(day(5)).isEmpty());
    }

    @Test
    void aColleagueThatIsPartOfAnotherIsNotCountedBesideIt() {
        var colleague = History.of().captured(FAIR_FIT, day(0)).history();
        var history = History.of().captured(FAIR_FIT, day(0)).history();

        var among = history.among(List.of(colleague.away(List.of(new Span(day(2), day(3))))));

        assertEquals(1, among.asOf(day(1)).colleagues().size());
        assertEquals(0, among.asOf(day(2)).colleagues().size());
        assertEquals(1, among.asOf(day(3)).colleagues().size());
    }
}
