package io.leadstream.forecast.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cells.KeptCells;
import io.leadstream.forecast.conversion.Flow;
import io.leadstream.forecast.conversion.PipelineConversion;
import io.leadstream.forecast.conversion.Transitions;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Condition;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.stagetowon.StageToWon;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Lives;
import io.leadstream.forecast.stories.Lives.Step;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.survival.Survival;
import io.leadstream.forecast.winrate.WinRate;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every figure that is read from cells is the one that is counted from the facts, to the last bit, whatever may have
 * happened, in whatever order it came to be known, for any window, as-of day and segment.
 */
class CellReadingLawsTest {

    private static final Ladder LADDER = Story.ladder();

    private static final List<Segmentation> SEGMENTATIONS = List.of(
            Segmentation.NONE,
            new Segmentation("product", List.of()),
            new Segmentation(null, List.of(new Condition("product", "gtx"))),
            new Segmentation(null, List.of(new Condition("product", Segmentation.MISSING))),
            new Segmentation("product", List.of(new Condition("product", "mg"))),
            new Segmentation("product", List.of(new Condition("product", Segmentation.MISSING))),
            new Segmentation("region", List.of()));

    @Property(tries = 300)
    void cellsEqualARecount(
            @ForAll("lives") List<List<Step>> lives,
            @ForAll("days") int asOf,
            @ForAll("windows") Window window,
            @ForAll boolean imputed,
            @ForAll Random random) {
        var kept = new KeptCells();
        List<DealHistory> deals = KeptCells.arrive(lives, LADDER, kept, random);
        Instant end = Story.day(asOf + 1.0).minusNanos(1_000);
        for (Segmentation segmentation : SEGMENTATIONS) {
            var question = new Question(end, window, segmentation, imputed, Confidence.DEFAULT);
            var both = new Both(deals, kept, question);
            both.areEqual(Set.of(Goal.NEXT, Goal.NEXT_AFTER_SALE), () -> PipelineConversion.counting(LADDER, question));
            both.areEqual(
                    Set.of(Goal.WON, Goal.CLOSED, Goal.WORTH, Goal.OPEN), () -> WinRate.counting(LADDER, question));
            both.areEqual(Set.of(Goal.WON), () -> StageToWon.counting(LADDER, question));
            both.areEqual(Flow.GOALS, () -> Flow.counting(LADDER, question));
            both.areEqual(Transitions.GOALS, () -> Transitions.counting(LADDER, question));
            for (Stage stage : List.of(
                    LADDER.sale().getFirst(),
                    LADDER.sale().getLast(),
                    LADDER.postSale().getFirst())) {
                both.areEqual(
                        Set.of(Goal.NEXT, Goal.NEXT_AFTER_SALE), () -> Survival.counting(stage, -1, 30, question));
            }
        }
    }

    /** The same question to the facts and to the cells. */
    private record Both(List<DealHistory> deals, KeptCells kept, Question question) {

        <R> void areEqual(Set<Goal> goals, Supplier<CountingCells<R>> figure) {
            CountingCells<R> ofFacts = figure.get();
            deals.stream()
                    .filter(deal -> deal.steps().stream()
                            .anyMatch(step -> step.place().pipeline().equals(LADDER.pipeline())))
                    .forEach(deal -> ofFacts.add(deal.journey(LADDER, question.asOf())));
            CountingCells<R> ofCells = figure.get();
            var asked = Days.of(question).orElseThrow();
            var reading = new CellReading((_, _, some, what, cells) -> kept.sum(some, what, cells), question, asked);
            assertTrue(reading.tell(LADDER, goals, ofCells));
            assertEquals(ofFacts.result(), ofCells.result(), () -> goals + " " + question);
        }
    }

    @Provide
    Arbitrary<List<List<Step>>> lives() {
        return Lives.ofAnyKind();
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, Lives.LAST_DAY);
    }

    /** None, one of some days, and the months themselves. */
    @Provide
    Arbitrary<Window> windows() {
        Arbitrary<Integer> day = days();
        Arbitrary<Window> some = day.flatMap(from -> Arbitraries.integers()
                .between(1, Lives.LAST_DAY)
                .map(length -> new Window(Story.day(from), Story.day(from + (double) length))));
        return Arbitraries.oneOf(
                Arbitraries.just(Window.ALL_TIME), some, Arbitraries.just(new Window(Story.day(0), Story.day(31))));
    }
}
