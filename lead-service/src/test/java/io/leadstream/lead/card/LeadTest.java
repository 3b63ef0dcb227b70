package io.leadstream.lead.card;

import static io.leadstream.lead.card.People.JANE;
import static io.leadstream.lead.card.People.NOBODY;
import static io.leadstream.lead.card.People.NOON;
import static io.leadstream.lead.card.People.WEB_FORM;
import static io.leadstream.lead.card.People.acme;
import static io.leadstream.lead.card.People.jane;
import static io.leadstream.lead.card.People.lead;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadTest {

    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void aNewLeadTellsWhatOthersNeedToJudgeIt() {
        LeadEvent.Profile told = jane().captured().profile();

        assertEquals(JobFunction.SALES, told.jobFunction());
        assertEquals(Seniority.VP, told.seniority());
        assertEquals(1, told.touches());
        assertEquals("50-249", told.company().sizeBand());
        assertTrue(told.company().funded());
        assertTrue(told.company().growing());
    }

    @Test
    void aTouchIsCountedAndTold() {
        Lead lead = jane();

        LeadEvent.Changed told = lead.touch(NOBODY, WEB_FORM, null, LATER);

        assertEquals(LeadEvent.Change.TOUCH, told.change());
        assertEquals(2, told.profile().touches());
        assertEquals(2, lead.touches());
        assertEquals(JANE, lead.person());
    }

    @Test
    void aTouchFillsWhatIsEmpty() {
        Lead lead = lead(new Person("jane.doe@acme.example", null, null, null, null, null, null, null), null);

        lead.touch(JANE, WEB_FORM, acme(), LATER);

        assertEquals(JANE, lead.person());
        assertEquals("Acme", lead.view(Standing.UNKNOWN, List.of()).company().name());
    }

    @Test
    void aChangeByHandTakesTheValuesAsTheyAre() {
        Lead lead = jane();
        var person = new Person(null, "+4930901821", "Joan", null, "CFO", null, null, null);
        var to = Changes.of(person, WEB_FORM, "rep", acme().changeable());

        LeadEvent.Changed told = lead.change(to, acme(), LATER);

        assertEquals(LeadEvent.Change.PATCH, told.change());
        assertEquals(Seniority.C_LEVEL, told.profile().seniority());
        assertEquals("rep", told.profile().owner());
        assertEquals(to, lead.changeable());
        assertEquals(1, lead.touches());
    }

    @Test
    void theCardShowsTheStandingBesideIt() {
        var standing =
                new Standing("MQL", new BigDecimal("95.00"), new BigDecimal("38.20"), new BigDecimal("133.20"), "A2");

        LeadView shown = jane().view(standing, List.of());

        assertEquals("MQL", shown.status());
        assertEquals(new BigDecimal("133.20"), shown.score().total());
        assertEquals(NOON, shown.changedAt());
    }

    @Test
    void aLeadThatNobodyHasJudgedIsNewAndHasNoScore() {
        LeadView shown = jane().view(Standing.UNKNOWN, List.of());

        assertEquals("NEW", shown.status());
        assertNull(shown.score());
    }

    @ParameterizedTest
    @CsvSource({"jane@gmail.com, true", "jane@acme.example, false", ", false"})
    void aFreeMailAddressIsToldAsSuch(String email, boolean free) {
        Person person = new Person(email, "+4930901820", null, null, null, null, null, null);

        assertEquals(free, lead(person, null).captured().profile().freeMail());
    }
}
