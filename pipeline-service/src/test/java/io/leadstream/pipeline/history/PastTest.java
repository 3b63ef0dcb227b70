package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.history.Past.Step;
import io.leadstream.pipeline.history.Past.Told;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastTest {

    private static final Meant NEED = at("NEED_CONFIRMED");
    private static final Meant FIT = at("FIT_EVALUATED");
    private static final Meant TERMS = at("TERMS_AGREED");
    private static final Meant LIVE = at("LIVE");
    private static final Meant WON = new Meant.Over(PastDeal.Outcome.WON);
    private static final Meant LOST = new Meant.Over(PastDeal.Outcome.LOST);
    private static final Meant NOTHING = new Meant.Nothing();

    @Test
    void withoutHistoryADealIsInItsStageSinceItCameIntoIt() {
        assertEquals("FIT_EVALUATED@5", visits(past(open(1, FIT, 5))));
        assertEquals("FIT_EVALUATED@1", visits(past(open(1, FIT, null))));
    }

    @Test
    void withoutHistoryAWonDealCameInByTheFirstStage() {
        Past past = past(new Told(day(1), WON, null, null, false, day(9)));

        assertEquals("NEED_CONFIRMED@1", visits(past));
        assertEquals(new Past.End(PastDeal.Outcome.WON, day(9).at()), past.end());
    }

    @Test
    void theFirstChangeTellsWhereTheDealBegan() {
        assertEquals(
                "NEED_CONFIRMED@1 FIT_EVALUATED@3 TERMS_AGREED@4",
                visits(past(open(1, TERMS, null), step(NEED, FIT, 3), step(FIT, TERMS, 4))));
    }

    @Test
    void snapshotsOfTheSameStageAreOneVisit() {
        assertEquals(
                "NEED_CONFIRMED@1 FIT_EVALUATED@3",
                visits(past(open(1, FIT, null), to(NEED, 1), to(NEED, 2), to(FIT, 3), to(FIT, 8))));
    }

    @Test
    void theStepIntoAClosingStageIsTheEnd() {
        Past past = past(new Told(day(1), WON, null, null, false, day(20)), to(NEED, 1), to(WON, 6));

        assertEquals("NEED_CONFIRMED@1", visits(past));
        assertEquals(day(6).at(), past.end().at(), "not the date that somebody once expected");
    }

    @Test
    void aDealThatWasOpenedAgainIsOpen() {
        Past past = past(open(1, FIT, null), to(NEED, 1), to(LOST, 3), to(FIT, 5));

        assertEquals("NEED_CONFIRMED@1 FIT_EVALUATED@5", visits(past));
        assertNull(past.end());
    }

    @Test
    void aDealLostAndThenWonIsWonWhenItWas() {
        Past past =
                past(new Told(day(1), WON, null, null, false, null), to(NEED, 1), to(LOST, 3), to(FIT, 5), to(WON, 7));

        assertEquals(new Past.End(PastDeal.Outcome.WON, day(7).at()), past.end());
    }

    @Test
    void afterTheSaleItGoesOn() {
        Past past = past(
                new Told(day(1), LIVE, null, PastDeal.Outcome.WON, false, null), to(NEED, 1), to(WON, 3), to(LIVE, 9));

        assertEquals("NEED_CONFIRMED@1 LIVE@9", visits(past));
        assertEquals(day(3).at(), past.end().at());
    }

    @Test
    void aStatusTellsTheEndWhereNoStageDoes() {
        Past past = past(new Told(day(1), FIT, day(4), PastDeal.Outcome.LOST, false, day(8)));

        assertEquals("FIT_EVALUATED@4", visits(past));
        assertEquals(new Past.End(PastDeal.Outcome.LOST, day(8).at()), past.end());
    }

    @Test
    void theDayOfTheEndIsNotBeforeWhatHappenedOnIt() {
        var noon = new Moment(day(8).at().plus(12, ChronoUnit.HOURS), false);
        Past past = past(
                new Told(day(1), FIT, null, PastDeal.Outcome.WON, false, day(8)),
                to(NEED, 1),
                new Step(null, FIT, noon, 2));

        assertEquals(noon.at(), past.end().at());
    }

    @Test
    void anEarlierDayIsLeftAsItIsToldForTheRulesToRefuse() {
        Past past = past(new Told(day(1), FIT, null, PastDeal.Outcome.WON, false, day(7)), to(FIT, 8));

        assertEquals(day(7).at(), past.end().at());
    }

    @Test
    void whatDoesNotFollowFromTheHistoryIsNotMadeUp() {
        LineRefused refusal =
                assertThrows(LineRefused.class, () -> past(open(1, TERMS, null), to(NEED, 1), to(FIT, 3)));

        assertEquals("urn:leadstream:problem:history-incomplete", refusal.type());
        assertEquals(
                "NEED_CONFIRMED@1 FIT_EVALUATED@3 TERMS_AGREED@6",
                visits(past(open(1, TERMS, 6), to(NEED, 1), to(FIT, 3))));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals(
                "createdAt must not be blank: it is told by nothing else",
                assertThrows(LineRefused.class, () -> past(new Told(null, FIT, null, null, false, null)))
                        .detail());
        assertEquals(
                "closedAt must not be blank: it is told by nothing else",
                assertThrows(LineRefused.class, () -> past(new Told(day(1), LOST, null, null, false, null)))
                        .detail());
    }

    @Test
    void whatIsPassedOverLeavesNoTrace() {
        assertEquals("NEED_CONFIRMED@1", visits(past(open(1, NOTHING, null), to(NEED, 1), to(NOTHING, 2))));
    }

    @Property(tries = 300)
    void theOrderOfTheRowsDoesNotMatterAndTimesNeverDecrease(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 6) Integer> stages, @ForAll long seed) {
        List<Meant> all = List.of(NEED, FIT, TERMS, LIVE, WON, LOST, NOTHING);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            steps.add(new Step(null, all.get(stages.get(i)), day(i + 1), i));
        }
        var told = new Told(day(1), null, null, null, false, day(99));
        Past past = Past.of(told, steps, SamplePipeline.STANDARD, ZoneOffset.UTC);
        Collections.shuffle(steps, new Random(seed));

        assertEquals(past, Past.of(told, steps, SamplePipeline.STANDARD, ZoneOffset.UTC));
        for (int i = 1; i < past.visits().size(); i++) {
            assertTrue(
                    !past.visits().get(i).at().isBefore(past.visits().get(i - 1).at()));
            assertTrue(!past.visits()
                    .get(i)
                    .stage()
                    .equals(past.visits().get(i - 1).stage()));
        }
    }

    private static Past past(Told told, Step... steps) {
        return Past.of(told, List.of(steps), SamplePipeline.STANDARD, ZoneOffset.UTC);
    }

    private static Told open(int created, Meant now, @Nullable Integer since) {
        return new Told(day(created), now, since == null ? null : day(since), null, true, null);
    }

    private static Step to(Meant stage, int day) {
        return step(null, stage, day);
    }

    private static Step step(@Nullable Meant from, Meant to, int day) {
        return new Step(from, to, day(day), day);
    }

    private static Meant at(String key) {
        return new Meant.At(SamplePipeline.stage(key));
    }

    private static Moment day(int day) {
        return new Moment(Instant.parse("2026-01-01T00:00:00Z").plus(day, ChronoUnit.DAYS), true);
    }

    private static String visits(Past past) {
        return past.visits().stream()
                .map(visit -> visit.stage().key() + "@"
                        + ChronoUnit.DAYS.between(Instant.parse("2026-01-01T00:00:00Z"), visit.at()))
                .collect(Collectors.joining(" "));
    }
}
