package io.leadstream.qualification.scoring;

import static io.leadstream.qualification.lead.History.GOOD_FIT;
import static io.leadstream.qualification.lead.History.NO_FIT;
import static io.leadstream.qualification.lead.History.company;
import static io.leadstream.qualification.lead.History.day;
import static io.leadstream.qualification.lead.History.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.History;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.profile.Icp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringModelTest {

    private static final ScoringModel MODEL = ScoringModel.version1(
            new Icp(Set.of("SALES"), Set.of("Software", "financial services"), Set.of("DE", "FR")));

    @ParameterizedTest
    @CsvSource({
        "C_LEVEL,30",
        "VP,25",
        "HEAD,25",
        "DIRECTOR,15",
        "MANAGER,15",
        "INDIVIDUAL,0",
        "UNKNOWN,0",
        "SOMETHING_NEW,0",
        ",0"
    })
    void seniorityScores(@Nullable String seniority, String fit) {
        assertFit(fit, person(seniority, null, null));
    }

    @ParameterizedTest
    @CsvSource({"1-9,0", "10-49,0", "50-249,25", "250-1000,25", "1001-5000,15", "5001+,15", "whatever,0"})
    void companySizeScores(String sizeBand, String fit) {
        assertFit(fit, person(null, null, company("BAKERY", sizeBand, false)));
    }

    @ParameterizedTest
    @CsvSource({"SOFTWARE,15", "software,15", "Financial Services,15", "FINANCIAL_SERVICES,15", "BAKERY,0"})
    void industryInTheIcpScores(String industry, String fit) {
        assertFit(fit, person(null, null, company(industry, "1-9", false)));
    }

    @Test
    void functionInTheIcpScores() {
        assertFit("15", person(null, "SALES", null));
        assertFit("0", person(null, "LEGAL", null));
    }

    @Test
    void fundedAndGrowingScoresOnce() {
        var both = new Company(History.COMPANY, null, null, null, true, true);

        assertFit("10", person(null, null, both));
    }

    @Test
    void everythingThatFitsAddsUp() {
        assertFit("90", GOOD_FIT);
    }

    @Test
    void freeMailTakesPointsAway() {
        assertFit("10", new Profile(true, null, null, null, "C_LEVEL", true, null));
    }

    @Test
    void aCountryNotServedTakesPointsAway() {
        assertFit("0", new Profile(true, null, "BR", null, "C_LEVEL", false, null));
    }

    @Test
    void fitIsNeverNegativeAndTheLedgerSaysWhy() {
        var lead = History.of().captured(new Profile(true, null, "BR", null, null, true, null), day(0));

        var scorecard = MODEL.score(lead.history().asOf(day(0)), day(0));

        assertEquals("0.00", scorecard.score().fit().toPlainString());
        assertEquals(List.of("FREE_MAIL -20.00", "COUNTRY_NOT_SERVED -30.00", "FIT_LIMIT 50.00"), lines(scorecard));
    }

    @ParameterizedTest
    @CsvSource({
        "WEB_VISIT,3,14", "FORM_VIEWED,2,14", "FORM_STARTED,5,21", "FORM_SUBMITTED,20,30", "EMAIL_OPENED,2,14",
        "EMAIL_CLICKED,6,21", "EMAIL_REPLIED,20,45", "CHAT,10,30", "SOCIAL_FOLLOW,4,30", "SOCIAL_MESSAGE,8,30",
        "CALL,10,45", "MEETING,25,60", "DEMO,30,60", "EVENT,10,45"
    })
    void anActivityScoresAndHalvesWithItsHalfLife(String type, double points, int halfLife) {
        var lead = History.of().captured(NO_FIT, day(0)).did(type, day(0));

        assertEquals(points, engagement(lead, day(0)));
        assertEquals(points / 2, engagement(lead, day(halfLife)));
        assertEquals(points / 4, engagement(lead, day(2 * halfLife)));
    }

    @Test
    void whatWeDidAndWhatTheModelDoesNotKnowScoresNothing() {
        var lead = History.of()
                .captured(NO_FIT, day(0))
                .weDid("CALL", day(0))
                .did("EMAIL_SENT", day(0))
                .did("NEW", day(0));

        assertEquals(0, engagement(lead, day(0)));
    }

    @Test
    void aTypeIsCappedAfterDecay() {
        var lead = History.of()
                .captured(NO_FIT, day(0))
                .did("DEMO", day(0))
                .did("DEMO", day(0))
                .did("CALL", day(0));

        assertEquals(50, engagement(lead, day(0)));
        assertEquals(List.of("CALL 10.00", "DEMO 30.00", "DEMO 30.00", "DEMO_CAP -20.00"), linesAt(lead, day(0)));
        assertEquals(30 + 3.97, engagement(lead, day(60)), 0.001);
    }

    @Test
    void engagementIsAtMostAHundred() {
        var lead = History.of().captured(NO_FIT, day(0));
        List.of("DEMO", "MEETING", "EMAIL_REPLIED", "FORM_SUBMITTED", "CALL").forEach(type -> lead.did(type, day(0)));

        assertEquals(100, engagement(lead, day(0)));
        assertEquals("ENGAGEMENT_LIMIT -5.00", linesAt(lead, day(0)).getLast());
    }

    @Test
    void whatRoundingLeavesOverIsALineOfItsOwn() {
        var lead = History.of().captured(NO_FIT, day(0));
        lead.did("CALL", day(0)).did("CALL", day(0)).did("CALL", day(0)); // 7.937 each after 15 days, 23.811 in all

        assertEquals(List.of("CALL 7.94", "CALL 7.94", "CALL 7.94", "ROUNDING -0.01"), linesAt(lead, day(15)));
    }

    @Test
    void onlyTheLatestActivitiesOfATypeHaveALineEach() {
        var lead = History.of().captured(NO_FIT, day(0));
        for (int i = 0; i < 150; i++) {
            lead.did("WEB_VISIT", day(0));
        }

        var lines = linesAt(lead, day(0));

        assertEquals(102, lines.size());
        assertEquals("WEB_VISIT_EARLIER 150.00", lines.getFirst());
        assertEquals("WEB_VISIT_CAP -410.00", lines.getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "60,60,A1",
        "59.99,59.99,B2",
        "40,30,B2",
        "39.99,29.99,C3",
        "20,10,C3",
        "19.99,9.99,D4",
        "0,0,D4",
        "100,100,A1"
    })
    void theGradeIsALetterByFitAndAFigureByEngagement(BigDecimal fit, BigDecimal engagement, String grade) {
        assertEquals(grade, new Score(fit, engagement).grade().toString());
    }

    @ParameterizedTest
    @CsvSource({"40,30,true", "39.99,100,false", "100,29.99,false"})
    void bothThresholdsMakeALeadMarketingQualified(BigDecimal fit, BigDecimal engagement, boolean qualifies) {
        assertEquals(qualifies, MODEL.qualifies(new Score(fit, engagement)));
    }

    @Test
    void aLedgerLineNamesTheEventAndItsTime() {
        var lead = History.of().captured(GOOD_FIT, day(0)).did("CALL", day(1)).history();

        var line = MODEL.score(lead.asOf(day(2)), day(2)).ledger().getLast();

        assertEquals(lead.activities().getFirst().eventId(), line.eventId());
        assertEquals(day(1), line.at());
        assertTrue(line.reason().contains("half-life 45 days"));
    }

    private static void assertFit(String expected, Profile profile) {
        var lead = History.of().captured(profile, day(0)).history();
        assertEquals(
                0,
                new BigDecimal(expected)
                        .compareTo(
                                MODEL.score(lead.asOf(day(0)), day(0)).score().fit()));
    }

    private static double engagement(History lead, Instant at) {
        return MODEL.score(lead.history().asOf(at), at).score().engagement().doubleValue();
    }

    private static List<String> linesAt(History lead, Instant at) {
        return lines(MODEL.score(lead.history().asOf(at), at));
    }

    private static List<String> lines(Scorecard scorecard) {
        return scorecard.ledger().stream()
                .map(line -> line.rule() + " " + line.points().toPlainString())
                .toList();
    }
}
