package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.histories;
import static io.leadstream.forecast.stories.Story.ladder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.forecast.conversion.Flow.Row;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.stories.Story;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static List<Row> rows(Question question, Story... stories) {
        return Objects.requireNonNull(
                count(Flow.counting(ladder(), question), journeys(histories(stories), ladder(), question))
                        .get(Segmentation.ALL));
    }

    @Test
    void entriesOfTheSameWindowAreComparedThoughTheyAreOtherDeals() {
        List<Row> rows = rows(
                within(10, 20, 30),
                Story.of("old").enters("A", 1).enters("B", 12),
                Story.of("older").enters("A", 2).enters("B", 13),
                Story.of("new").enters("A", 15).enters("B", 25));
        assertEquals(new Row("A", "B", 1, 2), rows.getFirst());
        assertEquals(2.0, rows.getFirst().ratio(), 0);
    }

    @Test
    void theLastStageFlowsIntoWon() {
        List<Row> rows = rows(
                within(10, 20, 30), Story.of("d").enters("A", 1).enters("C", 11).wins(19));
        assertEquals(new Row("C", "WON", 1, 1), rows.get(2));
    }

    @Test
    void aWinBehindTheWindowIsNone() {
        List<Row> rows = rows(
                within(10, 20, 30), Story.of("d").enters("A", 1).enters("C", 11).wins(20));
        assertEquals(new Row("C", "WON", 1, 0), rows.get(2));
    }

    @Test
    void aReEntryIsNoEntry() {
        List<Row> rows = rows(
                within(10, 20, 30),
                Story.of("d").enters("A", 1).enters("B", 2).enters("A", 11).enters("B", 12));
        assertEquals(new Row("A", "B", 0, 0), rows.getFirst());
        assertNull(rows.getFirst().ratio());
    }
}
