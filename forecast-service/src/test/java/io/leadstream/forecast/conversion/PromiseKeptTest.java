package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.stories.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stages after the sale have rates of their own, up to the promise kept. */
class PromiseKeptTest {

    private static List<StageConversion> afterSale(double day, Story... stories) {
        var question = asOf(day);
        return count(
                        PipelineConversion.counting(Story.ladder(), question),
                        journeys(Story.histories(stories), Story.ladder(), question))
                .afterSale()
                .groups()
                .get(Segmentation.ALL);
    }

    private static Counts counts(int row, double day, Story... stories) {
        return afterSale(day, stories).get(row).shares().counts();
    }

    private static Story live(PromiseOutcome outcome) {
        return Story.of("d" + outcome)
                .enters("A", 0)
                .promises("p", 1)
                .wins(5)
                .enters("H", 6)
                .enters("L", 20)
                .answers("p", outcome, 190);
    }

    @Test
    void theLastStageLeadsToThePromiseKept() {
        var rows = afterSale(300, live(PromiseOutcome.KEPT));
        assertEquals(
                List.of("H", "L"), rows.stream().map(StageConversion::stage).toList());
        assertEquals(
                List.of("L", "PROMISE_KEPT"),
                rows.stream().map(StageConversion::next).toList());
    }

    @Test
    void keptIsAdvancedNotKeptIsLostAndSilenceIsOpen() {
        Story[] all = {
            live(PromiseOutcome.KEPT),
            live(PromiseOutcome.PARTLY),
            live(PromiseOutcome.BROKEN),
            live(PromiseOutcome.NO_ANSWER)
        };
        assertEquals(new Counts(4, 1, 2, 1, 0, 0), counts(1, 300, all));
        assertEquals(new Counts(4, 4, 0, 0, 0, 0), counts(0, 300, all));
        assertEquals(4, counts(1, 100, all).open(), "nobody was asked by then");
    }

    @Test
    void aPromiseKeptPassesTheStagesThatNobodySawPassed() {
        Story kept = Story.of("d").enters("A", 0).promises("p", 1).wins(5).answers("p", PromiseOutcome.KEPT, 190);
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), counts(0, 300, kept));
        assertEquals(new Counts(1, 1, 0, 0, 0, 1), counts(1, 300, kept));
        assertEquals(0, counts(1, 189, kept).entered());
    }

    @Test
    void aPromiseNotKeptIsLostAtTheHighestStageReached() {
        Story broken = Story.of("d")
                .enters("A", 0)
                .promises("p", 1)
                .wins(5)
                .enters("H", 6)
                .answers("p", PromiseOutcome.BROKEN, 190);
        assertEquals(1, counts(0, 300, broken).lost());
        assertEquals(0, counts(1, 300, broken).entered());
    }

    @Test
    void withoutAPromiseALiveCustomerStaysOpen() {
        Story live = Story.of("d").enters("A", 0).wins(5).enters("L", 6);
        assertEquals(1, counts(1, 999, live).open());
    }

    @Test
    void aVoidWinningKeepsNoPromise() {
        Story again = live(PromiseOutcome.KEPT).reopens("A", 200);
        assertEquals(0, counts(1, 300, again).advanced());
    }
}
