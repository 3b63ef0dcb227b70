package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.histories;
import static io.leadstream.forecast.stories.Story.ladder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.stories.Story;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static Map<String, SortedMap<String, Integer>> matrix(Question question, Story... stories) {
        return Objects.requireNonNull(
                count(Transitions.counting(ladder(), question), journeys(histories(stories), ladder(), question))
                        .get(Segmentation.ALL));
    }

    @Test
    void everyStayThatEndedIsCountedByWhereItLed() {
        var matrix = matrix(
                asOf(30),
                Story.of("d")
                        .enters("A", 1)
                        .enters("B", 2)
                        .enters("A", 3)
                        .enters("B", 4)
                        .wins(5),
                Story.of("e").enters("A", 1).isLost(2),
                Story.of("f").enters("A", 1));
        assertEquals(
                Map.of("P", Map.of(), "A", Map.of("B", 2, "LOST", 1), "B", Map.of("A", 1, "WON", 1), "C", Map.of()),
                matrix);
    }

    @Test
    void rowsAreInTheOrderOfTheStages() {
        assertEquals(List.of("P", "A", "B", "C"), List.copyOf(matrix(asOf(1)).keySet()));
    }

    @Test
    void aStayBelongsToTheWindowInWhichItEnded() {
        Story story = Story.of("d").enters("A", 1).enters("B", 12).enters("C", 25);
        assertEquals(
                Map.of("P", Map.of(), "A", Map.of("B", 1), "B", Map.of(), "C", Map.of()),
                matrix(within(10, 20, 30), story));
    }

    @Test
    void movingToAnotherPipelineIsAnEndOfItsOwn() {
        Story moved = Story.of("d").enters("A", 1).in(Story.OTHER).enters("X", 2);
        assertEquals(Map.of("TRANSFERRED", 1), matrix(asOf(30), moved).get("A"));
    }

    @Test
    void aClosingThatIsVoidLedNowhereThoughStagesAfterTheSaleFollowedIt() {
        Story reopened = Story.of("d")
                .enters("A", 1)
                .wins(2)
                .enters("H", 3)
                .reopens("A", 5)
                .isLost(9);
        assertEquals(Map.of("LOST", 1), matrix(asOf(30), reopened).get("A"));
        assertEquals(Map.of("WON", 1), matrix(asOf(4), reopened).get("A"));
    }

    @Test
    void aClosingThatTakesThePlaceOfAnotherCountsOnce() {
        Story again = Story.of("d").enters("A", 1).wins(2).enters("H", 3).isLost(9);
        assertEquals(Map.of("LOST", 1), matrix(asOf(30), again).get("A"));
    }

    @Test
    void whatFollowsTheSaleIsNoRow() {
        var matrix = matrix(
                asOf(30), Story.of("d").enters("C", 1).wins(2).enters("H", 3).enters("L", 4));
        assertFalse(matrix.containsKey("H"));
        assertEquals(Map.of("WON", 1), matrix.get("C"));
    }

    @Test
    void aLoopIsFollowedToItsEnds() {
        // from B half go back to A; from A nine of ten come to B: P(won | A) = 0.9 · P(won | B)
        Map<String, SortedMap<String, Integer>> loop = Map.of(
                "A", new TreeMap<>(Map.of("B", 9, "LOST", 1)), "B", new TreeMap<>(Map.of("A", 5, "WON", 3, "LOST", 2)));
        var ends = Absorption.of(loop);
        double wonFromB = 0.3 / (1 - 0.45);
        assertEquals(wonFromB, Objects.requireNonNull(ends.get("B")).get("WON"), 1e-12);
        assertEquals(0.9 * wonFromB, Objects.requireNonNull(ends.get("A")).get("WON"), 1e-12);
        assertEquals(
                1,
                Objects.requireNonNull(ends.get("A")).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                1e-12);
    }

    @Test
    void aStageFromWhichNoEndWasSeenHasNone() {
        Map<String, SortedMap<String, Integer>> open = Map.of(
                "A", new TreeMap<>(Map.of("B", 2, "WON", 1)), "B", new TreeMap<>(), "C", new TreeMap<>(Map.of("B", 1)));
        assertEquals(Map.of("A", Map.of("WON", 1.0, "LOST", 0.0, "TRANSFERRED", 0.0)), Absorption.of(open));
    }
}
