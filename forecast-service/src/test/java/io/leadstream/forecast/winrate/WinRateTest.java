package io.leadstream.forecast.winrate;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Asked.withoutImputed;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Condition;
import io.leadstream.forecast.question.TooManyGroups;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Story;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WinRateTest {

    private static WinRate rate(Question question, Story... stories) {
        WinRate rate = count(
                        WinRate.counting(Story.ladder(), question),
                        journeys(histories(stories), Story.ladder(), question))
                .get(Segmentation.ALL);
        assertNotNull(rate);
        return rate;
    }

    private static List<Integer> counts(WinRate rate) {
        return List.of(rate.won(), rate.lost(), rate.open());
    }

    @Test
    void wonAndLostGoByTheClosingDate() {
        Story[] stories = {
            Story.of("1").enters("A", 1).wins(5),
            Story.of("2").enters("A", 1).isLost(9),
            Story.of("3").enters("A", 1)
        };
        assertEquals(List.of(1, 1, 1), counts(rate(asOf(20), stories)));
        assertEquals(List.of(1, 0, 1), counts(rate(within(4, 8, 20), stories)));
    }

    @Test
    void byValueDividesAmountsOfOneCurrency() {
        var rate = rate(
                asOf(20),
                Story.of("1").enters("A", 1).wins(5, "30.10"),
                Story.of("2").enters("A", 1).wins(5, "9.90"));
        assertEquals(new BigDecimal("40.00"), rate.byValue().getFirst().won());
        assertEquals(1.0, rate.byValue().getFirst().rate().rate());
        assertEquals(2, rate.byValue().getFirst().n());
    }

    @Test
    void theIntervalByValueIsThatOfAsManyDealsAsTheAmountsWeigh() {
        var alike = rate(asOf(20), wonAndLost("10", "10")).byValue().getFirst().rate();
        assertEquals(Confidence.DEFAULT.of(1, 2).low(), alike.low(), 1e-9);
        var unlike =
                rate(asOf(20), wonAndLost("1000", "10")).byValue().getFirst().rate();
        assertEquals(1000 / 1010.0, unlike.rate());
        double deals = 1010.0 * 1010 / (1000 * 1000 + 10 * 10);
        assertEquals(Confidence.DEFAULT.of(deals * 1000 / 1010, deals).low(), unlike.low(), 1e-9);
    }

    private static Story[] wonAndLost(String won, String lost) {
        return new Story[] {
            Story.of("1").enters("A", 1).wins(5, won),
            Story.of("2").enters("A", 1).isLost(5, lost)
        };
    }

    @Test
    void skippedStagesAreLeftOutOfTheCohortToo() {
        Story skipped = Story.of("1").enters("B", 1).wins(9);
        assertEquals(1, rate(asOf(20), skipped).cohort().counts().entered());
        assertEquals(0, rate(withoutImputed(20), skipped).cohort().counts().entered());
    }

    @Test
    void dealsWithoutAValueCanBeAskedFor() {
        var question = new Question(
                asOf(20).asOf(),
                Window.ALL_TIME,
                new Segmentation(null, List.of(new Condition("product", Segmentation.MISSING))),
                true,
                Confidence.DEFAULT);
        assertEquals(
                List.of(1, 0, 0),
                counts(rate(
                        question,
                        Story.of("1").enters("A", 1).wins(5),
                        Story.of("2")
                                .is(Map.of("product", "GTX"), 0)
                                .enters("A", 1)
                                .wins(5))));
    }

    @Test
    void aSegmentOfTooManyValuesIsRefused() {
        var figure = WinRate.counting(Story.ladder(), by("serial", 20));
        assertThrows(TooManyGroups.class, () -> {
            for (int i = 0; i <= Groups.MOST; i++) {
                var stories = histories(
                        Story.of("" + i).is(Map.of("serial", "" + i), 0).enters("A", 1));
                journeys(stories, Story.ladder(), asOf(20)).forEach(figure::add);
            }
        });
    }

    @Test
    void withoutClosedDealsThereIsNoRate() {
        assertNull(rate(asOf(20), Story.of("1").enters("A", 1)).rate().rate());
    }

    @Test
    void theLossReportGoesByTheLastSpell() {
        var rate = rate(asOf(20), Story.of("1").enters("C", 1).enters("A", 2).isLost(5));
        assertEquals(Map.of("A", 1), rate.lostAt());
    }

    @Test
    void byCohortFollowsWhatBeganInTheWindow() {
        var cohort = rate(
                        within(0, 2, 20),
                        Story.of("1").enters("A", 1).wins(9),
                        Story.of("2").enters("A", 1),
                        Story.of("3").enters("A", 5).wins(9))
                .cohort();
        assertEquals(2, cohort.counts().entered());
        assertEquals(0.5, cohort.raw().rate());
        assertEquals(1.0, cohort.resolved().rate());
    }

    @Test
    void aTransferredDealIsNotOpenHere() {
        assertEquals(
                List.of(0, 0, 0),
                counts(rate(
                        asOf(20), Story.of("1").enters("A", 1).in(Story.OTHER).enters("X", 2))));
    }
}
