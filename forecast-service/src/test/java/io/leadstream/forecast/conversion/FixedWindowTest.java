package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Story.histories;
import static io.leadstream.forecast.stories.Story.ladder;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.conversion.FixedWindow.Row;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.stories.Story;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FixedWindowTest {

    private static Row stageA(Question question, Story... stories) {
        return stage(0, question, stories);
    }

    private static Row stage(int index, Question question, Story... stories) {
        var figure = FixedWindow.counting(ladder(), question, Duration.ofDays(10));
        List<Row> rows =
                count(figure, journeys(histories(stories), ladder(), question)).get(Segmentation.ALL);
        return Objects.requireNonNull(rows).get(index);
    }

    private static Row row(int entered, int advanced, int lost, int open, int notMature) {
        return new Row("A", "B", entered, advanced, lost, open, 0, notMature);
    }

    @Test
    void advancingWithinTheHorizonCounts() {
        assertEquals(
                row(1, 1, 0, 0, 0),
                stageA(asOf(30), Story.of("d").enters("A", 1).enters("B", 11)));
    }

    @Test
    void advancingLaterIsStillOpen() {
        assertEquals(
                row(1, 0, 0, 1, 0),
                stageA(asOf(30), Story.of("d").enters("A", 1).enters("B", 11.1)));
    }

    @Test
    void losingWithinTheHorizonIsLostAndLaterIsOpen() {
        assertEquals(
                row(2, 0, 1, 1, 0),
                stageA(
                        asOf(30),
                        Story.of("soon").enters("A", 1).isLost(5),
                        Story.of("late").enters("A", 1).isLost(20)));
    }

    @Test
    void aDealThatHasNotHadTheHorizonIsNotMatureEvenWhenItAdvanced() {
        assertEquals(
                row(0, 0, 0, 0, 2),
                stageA(
                        asOf(10.9),
                        Story.of("d").enters("A", 1).enters("B", 2),
                        Story.of("e").enters("A", 5)));
    }

    @Test
    void aDealIsMatureFromTheMomentThatTheHorizonIsOver() {
        assertEquals(row(1, 0, 0, 1, 0), stageA(asOf(11), Story.of("d").enters("A", 1)));
    }

    @Test
    void winningIsTheLastStagesAdvance() {
        Row c = stage(2, asOf(30), Story.of("d").enters("A", 1).enters("C", 2).wins(5));
        assertEquals(new Row("C", "WON", 1, 1, 0, 0, 0, 0), c);
    }

    @Test
    void skippedStagesCountUnlessTheyAreLeftOut() {
        Story skips = Story.of("d").enters("A", 1).enters("C", 2);
        assertEquals(1, stage(1, asOf(30), skips).imputed());
        assertEquals(0, stage(1, Asked.withoutImputed(30), skips).entered());
    }
}
