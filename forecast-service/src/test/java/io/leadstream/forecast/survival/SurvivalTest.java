package io.leadstream.forecast.survival;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.statistics.Interval;
import io.leadstream.forecast.stories.Story;
import org.junit.jupiter.api.Test;

class SurvivalTest {

    private static Survival survival(Stage stage, Story... stories) {
        var question = asOf(50);
        Survival survival = count(
                        Survival.counting(stage, -1, 30, question),
                        journeys(histories(stories), Story.ladder(), question))
                .get(Segmentation.ALL);
        assertNotNull(survival);
        return survival;
    }

    @Test
    void advancingAndBeingLostEachHaveTheirInterval() {
        Survival survival = survival(
                Story.ladder().sale().getFirst(),
                Story.of("1").enters("A", 1).enters("B", 5),
                Story.of("2").enters("A", 1).isLost(9),
                Story.of("3").enters("A", 1).isLost(12),
                Story.of("4").enters("A", 1));
        assertEquals(0.25, survival.advance());
        assertEquals(0.5, survival.lost());
        assertTrue(survival.intervalOfLost().low() < 0.5
                && 0.5 < survival.intervalOfLost().high());
        assertEquals(new Counts(4, 1, 2, 1, 0, 0), survival.counts());
        assertTrue(survival.lowEvidence());
    }

    @Test
    void anAgeGreaterThanThatOfAnyClosedDealIsBeyondSupport() {
        Story[] stories = {
            Story.of("1").enters("A", 1).enters("B", 5),
            Story.of("2").enters("A", 1).isLost(9),
            Story.of("3").enters("A", 1)
        };
        assertEquals(8L, aged(8, stories).support());
        assertFalse(aged(8, stories).beyondSupport());
        assertTrue(aged(9, stories).beyondSupport());
        assertFalse(aged(-1, stories).beyondSupport());
        assertEquals(1, aged(9, stories).openBeyondSupport());
        assertEquals(Interval.UNKNOWN, aged(9, stories).interval());
    }

    @Test
    void whereNothingClosedEveryAgeIsBeyondSupport() {
        Survival survival = aged(0, Story.of("1").enters("A", 1));
        assertNull(survival.support());
        assertTrue(survival.beyondSupport());
        assertEquals(1, survival.openBeyondSupport());
    }

    private static Survival aged(long age, Story... stories) {
        var question = asOf(50);
        Survival survival = count(
                        Survival.counting(Story.ladder().sale().getFirst(), age, 30, question),
                        journeys(histories(stories), Story.ladder(), question))
                .get(Segmentation.ALL);
        assertNotNull(survival);
        return survival;
    }

    @Test
    void stagesAfterTheSaleHaveASurvivalToo() {
        Survival survival = survival(
                Story.ladder().postSale().getFirst(),
                Story.of("1").enters("A", 1).wins(2).enters("H", 3).enters("L", 5),
                Story.of("2").enters("A", 1).wins(2).enters("H", 3));
        assertEquals(0.5, survival.advance());
        assertEquals(0, survival.lost());
    }
}
