package io.leadstream.qualification;

import static io.leadstream.qualification.lead.History.COMPANY;
import static io.leadstream.qualification.lead.History.FAIR_FIT;
import static io.leadstream.qualification.lead.History.GOOD_FIT;
import static io.leadstream.qualification.lead.History.NO_FIT;
import static io.leadstream.qualification.lead.History.company;
import static io.leadstream.qualification.lead.History.day;
import static io.leadstream.qualification.lead.History.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.lead.History;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleStep;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.profile.Icp;
import io.leadstream.qualification.scoring.LeadScore;
import io.leadstream.qualification.scoring.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final ScoringModel MODEL =
            ScoringModel.version1(new Icp(Set.of("SALES"), Set.of("SOFTWARE"), Set.of()));

    private final Qualification lead = new Qualification(new UUID(3, 3));
    private @Nullable LeadScore last;

    @Test
    void aCaptureMakesALeadInformationQualifiedAtOnce() {
        var found = assess(History.of().captured(NO_FIT, day(0)), day(0));

        assertEquals(List.of("null>IQL"), moves(found));
        assertEquals(day(0), found.steps().getFirst().at());
        assertEquals("D4", found.score().score().grade().toString());
    }

    @Test
    void beforeItsCaptureNothingIsSaidOfALead() {
        var early = History.of().did("DEMO", day(0)).changed(GOOD_FIT, day(1));

        assertTrue(Assessment.of(lead, early.history(), MODEL, day(0), null).isEmpty());
        assertTrue(lead.state().isEmpty());
    }

    @Test
    void whatCameBeforeTheCaptureCountsOnceItIsKnown() {
        var found = assess(
                History.of().did("DEMO", day(-1)).captured(GOOD_FIT, day(0)).did("DEMO", day(0)), day(-1));

        assertEquals(List.of("null>IQL", "IQL>MQL"), moves(found));
        assertEquals(day(0), found.steps().getLast().at());
    }

    @Test
    void bothThresholdsMakeALeadMarketingQualified() {
        var story = History.of().captured(FAIR_FIT, day(0));
        assess(story, day(0));

        var found = assess(story.did("DEMO", day(3)), day(3));

        assertEquals(List.of("IQL>MQL"), moves(found));
        assertEquals(day(3), found.steps().getFirst().at());
    }

    @Test
    void engagementAloneIsNotEnough() {
        var found =
                assess(History.of().captured(NO_FIT, day(0)).did("DEMO", day(1)).did("DEMO", day(1)), day(0));

        assertEquals(List.of("null>IQL"), moves(found));
    }

    @Test
    void marketingQualifiedLatches() {
        var story = History.of().captured(FAIR_FIT, day(0)).did("DEMO", day(0));
        assess(story, day(0));

        var found = assess(story.weDid("CALL", day(300)), day(300));

        assertTrue(found.steps().isEmpty());
        assertEquals(Lifecycle.MQL, state());
        assertEquals("B4", found.score().score().grade().toString());
    }

    @Test
    void whatWasReachedForAWhileCountsEvenIfSeenLate() {
        // the activity became known on day 1, and is handed over again on day 60, when it has decayed
        var story = History.of().captured(FAIR_FIT, day(0)).did("DEMO", day(1)).weDid("CALL", day(60));

        var found = assess(story, day(1));

        assertEquals(Lifecycle.MQL, state());
        assertEquals(day(1), found.steps().getLast().at());
    }

    @Test
    void whatSalesHasTakenIsNotMovedByScores() {
        var story = History.of().captured(GOOD_FIT, day(0));
        assess(story, day(0));
        lead.accept(day(1), "rep");

        assess(story.did("DEMO", day(2)), day(2));

        assertEquals(Lifecycle.SAL, state());
    }

    @Test
    void aRecycledLeadNeedsFreshEngagement() {
        var story = History.of().captured(GOOD_FIT, day(0)).did("DEMO", day(0));
        assess(story, day(0));
        lead.recycle(day(1), "rep", "not now");

        assertTrue(assess(story.did("WEB_VISIT", day(2)), day(2)).steps().isEmpty());
        assertEquals(List.of("RECYCLED>MQL"), moves(assess(story.did("DEMO", day(3)), day(3))));
    }

    @Test
    void aBetterCompanyMakesALeadMarketingQualified() {
        var story = History.of()
                .captured(person("VP", null, company("BAKERY", "1-9", false)), day(0))
                .did("DEMO", day(1));
        assess(story, day(0));

        var found = assess(story.companyChanged(company("SOFTWARE", "250-1000", true), day(1.5)), day(1.5));

        assertEquals(COMPANY, company("SOFTWARE", "250-1000", true).id());
        assertEquals("75.00", found.score().score().fit().toPlainString());
        assertTrue(found.steps().isEmpty(), "the demo has decayed below 30 by then");
        assertEquals(List.of("IQL>MQL"), moves(assess(story.did("CALL", day(2)), day(2))));
    }

    @Test
    void aScoreDoesNotGoBackInTime() {
        var story = History.of().captured(GOOD_FIT, day(0)).weDid("CALL", day(9));
        assess(story, day(0));

        assertEquals(day(9), assess(story.did("CHAT", day(2)), day(2)).score().scoredAt());
    }

    @Test
    void aLeadIsDueWhenDecayChangesItsGrade() {
        var found = assess(History.of().captured(NO_FIT, day(0)).did("FORM_SUBMITTED", day(0)), day(0));

        // 20 points halve in 30 days; 9.995 is shown as 10.00 until just after
        Instant due = Optional.ofNullable(found.score().dueAt()).orElseThrow();
        assertTrue(due.isAfter(day(30)) && due.isBefore(day(30.1)), () -> "due at " + due);
    }

    @Test
    void aLeadIsDueWhenAnActivityBeginsToCountWhoseTimeLiesAhead() {
        var story = History.of().captured(GOOD_FIT, day(0)).did("DEMO", day(0.002), day(0));

        var now = assess(story, day(0));
        var then = assess(story, Optional.ofNullable(now.score().dueAt()).orElseThrow());

        assertEquals(day(0.002), now.score().dueAt());
        assertEquals("A4", now.score().score().grade().toString());
        assertEquals("A2", then.score().score().grade().toString());
        assertEquals(List.of("IQL>MQL"), moves(then));
    }

    @Test
    void aColdLeadIsNeverDue() {
        assertNull(assess(History.of().captured(NO_FIT, day(0)), day(0)).score().dueAt());
    }

    @Test
    void whatAnotherLeadDidMakesNothingOfALeadOnceTheyAreTwoAgain() {
        var other = History.of().did("DEMO", day(1)).did("CALL", day(1)).history();
        var story = History.of().captured(GOOD_FIT, day(0));
        assess(story, day(0));

        var found = assess(story.joined(other, day(2), day(3)).weDid("CALL", day(4)), day(2));

        assertTrue(found.steps().isEmpty());
        assertEquals("A4", found.score().score().grade().toString());
    }

    @Test
    void marketingQualifiedByAnotherLeadsDoingIsGivenBack() {
        var other = History.of().did("DEMO", day(1)).did("CALL", day(1)).history();
        var path = new ArrayList<>(
                assess(History.of().captured(GOOD_FIT, day(0)), day(0)).steps());
        path.addAll(assess(History.of().captured(GOOD_FIT, day(0)).joined(other, day(2), null), day(2))
                .steps());
        assertEquals(Lifecycle.MQL, state());

        var parted = History.of()
                .captured(GOOD_FIT, day(0))
                .joined(other, day(2), day(3))
                .weDid("CALL", day(3));
        var back = giveBack(parted, path).orElseThrow();

        assertEquals("MQL>IQL", move(back));
        assertEquals(day(3), back.at());
        assertEquals(day(0), back.since(), "it is information-qualified since its capture, as it was");
        assertEquals(day(0), lead.state().orElseThrow().since());
        assertTrue(back.isGivenBack());
    }

    @Test
    void itIsNotGivenBackWhenTheLeadReachesTheThresholdsByItself() {
        var other = History.of().did("DEMO", day(1)).did("CALL", day(1)).history();
        var path = new ArrayList<>(
                assess(History.of().captured(GOOD_FIT, day(0)), day(0)).steps());
        path.addAll(assess(History.of().captured(GOOD_FIT, day(0)).joined(other, day(2), null), day(2))
                .steps());

        var busy = History.of()
                .captured(GOOD_FIT, day(0))
                .joined(other, day(2), day(3))
                .did("DEMO", day(2.5));

        assertTrue(giveBack(busy, path).isEmpty());
        assertEquals(Lifecycle.MQL, state());
    }

    @Test
    void itIsNotGivenBackOnceSalesHasMovedTheLead() {
        var other = History.of().did("DEMO", day(1)).did("CALL", day(1)).history();
        assess(History.of().captured(GOOD_FIT, day(0)), day(0));
        assess(History.of().captured(GOOD_FIT, day(0)).joined(other, day(2), null), day(2));
        lead.accept(day(2.5), "rep");

        var parted = History.of().captured(GOOD_FIT, day(0)).joined(other, day(2), day(3));

        assertFalse(GiveBack.isPossible(lead, parted.history()));
    }

    private Optional<LifecycleStep> giveBack(History story, List<LifecycleStep> path) {
        assertTrue(GiveBack.isPossible(lead, story.history()));
        return new GiveBack(lead, story.history(), path, at -> MODEL, MODEL).step();
    }

    private Assessment assess(History story, Instant from) {
        var found = Assessment.of(lead, story.history(), MODEL, from, last).orElseThrow();
        last = found.score();
        return found;
    }

    private Lifecycle state() {
        return lead.state().orElseThrow().name();
    }

    private static List<String> moves(Assessment found) {
        return found.steps().stream().map(AssessmentTest::move).toList();
    }

    private static String move(LifecycleStep step) {
        return step.from() + ">" + step.to();
    }
}
