package io.leadstream.forecast.duration;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DurationsTest {

    private static Durations durations(List<DealHistory> histories, double day) {
        var question = asOf(day);
        var durations = count(
                        Durations.counting(Story.ladder(), question), journeys(histories, Story.ladder(), question))
                .get(Segmentation.ALL);
        assertNotNull(durations);
        return durations;
    }

    private static StageDuration stage(String key, double day, Story... stories) {
        return durations(histories(stories), day).stages().stream()
                .filter(stage -> stage.stage().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(@Nullable Quantiles quantiles) {
        return quantiles == null ? Double.NaN : quantiles.mean();
    }

    @Test
    void cumulativeLatestAndFirstPassageDiffer() {
        Story back = Story.of("d").enters("A", 0).enters("B", 1).enters("A", 3).enters("C", 8);
        StageDuration a = stage("A", 20, back);
        assertEquals(6, mean(a.cumulative()));
        assertEquals(5, mean(a.latest()));
        assertEquals(1, mean(a.firstPassage()));
        assertEquals(2, a.visits());
    }

    @Test
    void aReopenedDealsStayGoesOnThoughStagesAfterTheSaleFollowedItsWinning() {
        Story reopened = Story.of("d")
                .enters("A", 0)
                .wins(2)
                .enters("H", 3)
                .reopens("A", 5)
                .enters("B", 9);
        StageDuration a = stage("A", 20, reopened);
        assertEquals(1, a.visits());
        assertEquals(9, mean(a.latest()));
    }

    @Test
    void firstPassageGoesOnThroughABackwardMove() {
        Story back = Story.of("d").enters("B", 0).enters("A", 1).enters("C", 4);
        assertEquals(4, mean(stage("B", 20, back).firstPassage()));
    }

    @Test
    void aFirstPassageBelongsToTheWindowByItsBeginning() {
        Story again = Story.of("d").enters("A", 0).enters("B", 1).enters("A", 3).enters("B", 5);
        var question = within(2, 9, 20);
        var durations = count(
                        Durations.counting(Story.ladder(), question),
                        journeys(histories(again), Story.ladder(), question))
                .get(Segmentation.ALL);
        assertNotNull(durations);
        assertEquals("A", durations.stages().get(1).stage());
        assertEquals(1, durations.stages().get(1).visits());
        assertNull(durations.stages().get(1).firstPassage());
    }

    @Test
    void durationsAreSplitByExit() {
        StageDuration a = stage(
                "A",
                20,
                Story.of("1").enters("A", 0).enters("B", 1),
                Story.of("2").enters("A", 0).isLost(2),
                Story.of("3").enters("A", 0).wins(3),
                Story.of("4").enters("A", 0).in(Story.OTHER).enters("X", 4));
        assertEquals(1, mean(a.byExit().get(Exit.ADVANCED)));
        assertEquals(2, mean(a.byExit().get(Exit.LOST)));
        assertEquals(3, mean(a.byExit().get(Exit.WON)));
        assertEquals(4, mean(a.byExit().get(Exit.TRANSFERRED)));
    }

    @Test
    void openVisitsAreCensoredInTheMedianAndInNothingElse() {
        StageDuration a = stage(
                "A",
                10,
                Story.of("1").enters("A", 0).enters("B", 1),
                Story.of("2").enters("A", 0).enters("B", 5),
                Story.of("3").enters("A", 8));
        assertEquals(3, mean(a.latest()));
        assertEquals(1, a.open());
        assertEquals(5, a.median());
    }

    @Test
    void aVisitUnderAMinuteIsCountedButOutOfTheQuantiles() {
        double seconds = 59 / 86_400.0;
        StageDuration a = stage(
                "A",
                10,
                Story.of("1").enters("A", 0).enters("B", seconds),
                Story.of("2").enters("A", 0).enters("B", 2));
        assertEquals(1, a.passThrough());
        assertEquals(2, a.visits());
        assertEquals(2, mean(a.latest()));
    }

    @Test
    void aNegativeDurationIsFlaggedAndOutOfDurations() {
        var stages = durations(backwards(), 20).stages();
        assertEquals("B", stages.get(2).stage());
        assertEquals(1, stages.get(2).negative());
        assertNull(stages.get(2).latest());
    }

    @Test
    void aStageBeforeTheSaleHasDurationsToo() {
        StageDuration p = stage("P", 20, Story.of("d").enters("P", 0).enters("A", 3));
        assertEquals(3, mean(p.latest()));
        assertEquals(3, mean(p.byExit().get(Exit.ADVANCED)));
        assertNull(p.firstPassage());
    }

    @Test
    void aNegativeDurationStillCountsInRates() {
        var conversion = Asked.conversion(backwards(), asOf(20));
        assertEquals(1, Asked.stage("A", conversion).shares().counts().advanced());
    }

    /** Entered A on day 5, and by the next event B on day 3. */
    private static List<DealHistory> backwards() {
        var facts = new ArrayList<DealFact>(Story.of("d").enters("A", 5).facts());
        var place = ((DealFact.Step) Story.of("d").enters("B", 5).facts().getFirst()).place();
        facts.add(new Entered(new FactKey("pipeline-service", 2, 0, null), Story.day(3), Story.day(6), place, false));
        return DealHistory.of("d", facts).stream().toList();
    }

    @Test
    void aVoidedClosingDoesNotInterruptTheStay() {
        Story reopened = Story.of("d").enters("A", 0).isLost(2).reopens("A", 4).enters("B", 7);
        StageDuration a = stage("A", 20, reopened);
        assertEquals(1, a.visits());
        assertEquals(7, mean(a.latest()));
    }

    @Test
    void aSaleTakesFromItsBeginningToItsClosing() {
        var durations = durations(
                histories(
                        Story.of("1").enters("A", 0).enters("B", 3).wins(10),
                        Story.of("2").enters("B", 2).isLost(3)),
                20);
        assertEquals(10, mean(durations.won()));
        assertEquals(1, mean(durations.lost()));
    }
}
