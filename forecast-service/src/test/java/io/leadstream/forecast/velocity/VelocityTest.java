package io.leadstream.forecast.velocity;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.day;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.stories.Story;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class VelocityTest {

    private static SortedMap<Group, List<Velocity>> groups(Question question, Story... stories) {
        return count(
                Velocities.counting(Story.ladder(), question), journeys(histories(stories), Story.ladder(), question));
    }

    private static List<Velocity> all(Question question, Story... stories) {
        return groups(question, stories).getOrDefault(Segmentation.ALL, List.of());
    }

    /** Three open on day 10, of which two are won for 300 and 100 after 20 and 10 days, and one is lost. */
    private static Story[] three() {
        return new Story[] {
            Story.of("1").enters("A", 0).wins(20, "300"),
            Story.of("2").enters("A", 5).wins(15, "100"),
            Story.of("3").enters("A", 5).isLost(12, "50")
        };
    }

    @Test
    void velocityIsOpenTimesWinRateTimesValueOverCycle() {
        Velocity velocity = all(within(10, 30, 40), three()).getFirst();
        assertEquals(List.of(3, 2, 1), List.of(velocity.open(), velocity.won(), velocity.lost()));
        assertEquals(200, velocity.values().mean());
        assertEquals(15, velocity.cycles().mean());
        assertEquals(3 * (2 / 3.0) * 200 / 15, velocity.perDay());
        assertEquals(new BigDecimal("400"), velocity.revenue());
    }

    @Test
    void openAreThoseAtTheStartOfThePeriodAndNotThoseThatComeLater() {
        Question question = within(10, 30, 40);
        assertEquals(0, all(question, Story.of("1").enters("A", 10)).getFirst().open());
        assertEquals(1, all(question, Story.of("1").enters("A", 9)).getFirst().open());
        assertEquals(
                1,
                all(question, Story.of("1").enters("A", 9).wins(10)).getFirst().open());
        assertEquals(
                0,
                all(question, Story.of("1").enters("A", 8).wins(9)).getFirst().open());
    }

    @Test
    void aDealReopenedBeforeThePeriodIsOpenAtItsStart() {
        Story reopened = Story.of("1").enters("A", 1).isLost(3).reopens("A", 5);
        assertEquals(1, all(within(10, 30, 40), reopened).getFirst().open());
        Story later = Story.of("1").enters("A", 1).isLost(3).reopens("A", 15);
        assertEquals(0, all(within(10, 30, 40), later).getFirst().open());
    }

    @Test
    void theIntervalHoldsTheVelocityAndNarrowsWithMoreDeals() {
        var few = all(within(10, 30, 40), three()).getFirst();
        var many = new Story[30];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 3 == 2
                    ? Story.of("" + i).enters("A", 5).isLost(12)
                    : Story.of("" + i).enters("A", 5).wins(15 + i % 5, "" + (100 + i));
        }
        var more = all(within(10, 30, 40), many).getFirst();
        assertNotNull(few.perDay());
        assertNotNull(few.perDayBetween());
        assertNotNull(more.perDay());
        assertNotNull(more.perDayBetween());
        assertTrue(few.perDayBetween().low() < few.perDay());
        assertTrue(few.perDay() < few.perDayBetween().high());
        assertTrue(more.perDayBetween().high() / more.perDayBetween().low()
                < few.perDayBetween().high() / few.perDayBetween().low());
    }

    @Test
    void eachCurrencyHasFactorsOfItsOwn() {
        var euros = Story.of("1").enters("A", 0).wins(20, "300");
        var dollars = Story.of("2").enters("A", 0).wins(12, "70", "USD");
        List<Velocity> byCurrency = all(within(10, 30, 40), euros, dollars);
        assertEquals(
                List.of("EUR", "USD"),
                byCurrency.stream().map(Velocity::currency).toList());
        assertEquals(1 * 1 * 300 / 20.0, byCurrency.getFirst().perDay());
        assertEquals(1 * 1 * 70 / 12.0, byCurrency.getLast().perDay());
    }

    @Test
    void dealsWithoutAnAmountCountToTheMainCurrency() {
        Velocity velocity = all(
                        within(10, 30, 40),
                        Story.of("1").enters("A", 0).wins(20, "300"),
                        Story.of("2").enters("A", 0).isLost(12),
                        Story.of("3").enters("A", 0))
                .getFirst();
        assertEquals(
                List.of(3, 1, 1, 2),
                List.of(velocity.open(), velocity.won(), velocity.lost(), velocity.withoutAmount()));
        assertEquals(3 * 0.5 * 300 / 20, velocity.perDay());
    }

    @Test
    void withoutAWonDealThereIsNoVelocity() {
        Velocity velocity =
                all(within(10, 30, 40), Story.of("1").enters("A", 0)).getFirst();
        assertEquals(1, velocity.open());
        assertNull(velocity.perDay());
        assertNull(velocity.currency());
        assertNull(velocity.winRate().rate());
    }

    @Test
    void groupsAreThoseOfThePeriodsStartAndOfTheClosing() {
        var moved = Story.of("1")
                .is(Map.of("product", "GTX"), 0)
                .enters("A", 0)
                .is(Map.of("product", "MG"), 12)
                .wins(20, "300");
        var question = new Question(
                day(40), within(10, 30, 40).window(), by("product", 40).segmentation(), true, asOf(40).confidence());
        var groups = groups(question, moved);
        assertEquals(
                1, groups.getOrDefault(new Group("GTX"), List.of()).getFirst().open());
        assertEquals(
                1, groups.getOrDefault(new Group("MG"), List.of()).getFirst().won());
    }

    @Test
    void withoutAStartThePeriodBeginsWithTheQuarterOfItsEnd() {
        assertEquals(day(0), PeriodAsked.of(asOf(40)).from());
        assertEquals(day(90), PeriodAsked.of(asOf(120)).from());
        assertEquals(day(59), PeriodAsked.of(within(59, 80, 200)).from());
    }
}
