package io.leadstream.forecast.promise;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.promise.PromiseRate.ByGroup;
import io.leadstream.forecast.promise.PromiseRate.Standing;
import io.leadstream.forecast.promise.PromiseRate.Verdict;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many promises were kept, of whom, and whether that is enough. */
class PromiseRateTest {

    private static ByGroup rates(Question question, List<Story> stories) {
        return count(
                PromiseRate.counting(question),
                journeys(Story.histories(stories.toArray(Story[]::new)), Story.ladder(), question));
    }

    private static PromiseRate rate(double day, Story... stories) {
        return rates(asOf(day), List.of(stories)).groups().get(Segmentation.ALL);
    }

    private static Story won(double day, PromiseOutcome outcome) {
        return Story.of("d" + day)
                .enters("A", day - 2)
                .promises("p", day - 1)
                .wins(day)
                .answers("p", outcome, day + 180);
    }

    private static List<Story> many(int kept, int broken) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < kept + broken; i++) {
            stories.add(won(10, i < kept ? PromiseOutcome.KEPT : PromiseOutcome.BROKEN));
        }
        return stories;
    }

    private static PromiseRate of(List<Story> stories) {
        return rates(asOf(999), stories).groups().get(Segmentation.ALL);
    }

    @Test
    void keptIsOfThoseAnsweredForAndResponseOfThoseAskedAbout() {
        var rate = rate(
                300,
                won(10, PromiseOutcome.KEPT),
                won(20, PromiseOutcome.PARTLY),
                won(30, PromiseOutcome.NO_ANSWER),
                Story.of("e").enters("A", 1).promises("p", 2).wins(40));
        assertEquals(new Standing(1, 1, 0, 1, 1), rate.standing());
        assertEquals(0.5, rate.kept().rate());
        assertEquals(2 / 3.0, rate.response().rate());
    }

    @Test
    void aDealMayHoldSeveralPromisesOrNone() {
        var rate = rate(
                300,
                Story.of("a")
                        .enters("A", 1)
                        .promises("p", 2)
                        .promises("q", 2)
                        .wins(3)
                        .answers("q", PromiseOutcome.KEPT, 190),
                Story.of("b").enters("A", 1).wins(3));
        assertEquals(2, rate.wonDeals());
        assertEquals(1, rate.withoutPromise());
        assertEquals(2, rate.standing().promises());
    }

    @Test
    void promisesOfDealsNotWonDoNotCount() {
        var rate = rate(
                300,
                Story.of("a").enters("A", 1).promises("p", 2).isLost(3),
                Story.of("b").enters("A", 1).promises("p", 2),
                Story.of("c").enters("A", 1).promises("p", 2).wins(3).reopens("A", 4));
        assertEquals(0, rate.wonDeals());
        assertNull(rate.kept().rate());
        assertNull(rate.verdict());
    }

    @Test
    void theWindowIsOfTheWinning() {
        var stories = List.of(won(10, PromiseOutcome.KEPT), won(50, PromiseOutcome.BROKEN));
        assertEquals(
                1,
                rates(within(0, 40, 400), stories)
                        .groups()
                        .get(Segmentation.ALL)
                        .standing()
                        .kept());
        assertEquals(
                0,
                rates(within(0, 40, 400), stories)
                        .groups()
                        .get(Segmentation.ALL)
                        .standing()
                        .broken());
    }

    @Test
    void aPromiseStandsAsItDidAtTheAsOfTime() {
        var asked = won(10, PromiseOutcome.KEPT).answers("p", PromiseOutcome.BROKEN, 280);
        assertEquals(1, rate(100, asked).standing().unchecked());
        assertEquals(1, rate(200, asked).standing().kept());
        assertEquals(1, rate(300, asked).standing().broken());
    }

    @Test
    void theVerdictIsThatOfTheWholeInterval() {
        assertEquals(Verdict.ABOVE, of(many(97, 3)).verdict());
        assertEquals(Verdict.BELOW, of(many(30, 70)).verdict());
        assertEquals(Verdict.UNCERTAIN, of(many(9, 1)).verdict());
        assertEquals(Verdict.WITHIN, of(many(3300, 700)).verdict());
    }

    @Test
    void aSegmentIsThatOfTheWinning() {
        var moved = Story.of("m")
                .is(Map.of("product", "GTX"), 0)
                .enters("A", 0)
                .promises("p", 1)
                .wins(5)
                .is(Map.of("product", "MG"), 9)
                .answers("p", PromiseOutcome.KEPT, 190);
        assertEquals(
                List.of(new Group("GTX")),
                List.copyOf(rates(by("product", 300), List.of(moved)).groups().keySet()));
    }

    @Test
    void groupsThatDoNotDifferAreSaidNotTo() {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 120; i++) {
            var outcome = i / 6 % 5 == 0 ? PromiseOutcome.BROKEN : PromiseOutcome.KEPT;
            stories.add(Story.of("d" + i)
                    .is(Map.of("rep", "r" + i % 6), 0)
                    .enters("A", 0)
                    .promises("p", 1)
                    .wins(5)
                    .answers("p", outcome, 190));
        }
        var rates = rates(by("rep", 300), stories);
        assertEquals(false, rates.differences().differ());
        var first = rates.groups().get(new Group("r0"));
        assertTrue(first.shrunk().high() - first.shrunk().low()
                < first.kept().high() - first.kept().low());
        assertNull(rates(by("rep", 300), stories.subList(0, 4)).differences().differ(), "too few groups");
        assertNull(rates(asOf(300), stories).differences());
    }
}
