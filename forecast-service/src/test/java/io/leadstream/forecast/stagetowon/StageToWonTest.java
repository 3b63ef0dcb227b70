package io.leadstream.forecast.stagetowon;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageToWonTest {

    private static final int[] MONTH_STARTS = {0, 31, 59, 90, 120, 151};

    private static StageToWon ofA(double asOf, List<Story> stories) {
        var question = asOf(asOf);
        var journeys = journeys(histories(stories.toArray(Story[]::new)), Story.ladder(), question);
        return count(StageToWon.counting(Story.ladder(), question), journeys)
                .getOrDefault(Segmentation.ALL, List.of())
                .getFirst();
    }

    /** A hundred deals a month that pass A; so many of each hundred are won two days later, the others lost. */
    private static List<Story> months(int... won) {
        var stories = new ArrayList<Story>();
        for (int month = 0; month < won.length; month++) {
            for (int i = 0; i < 100; i++) {
                double passes = MONTH_STARTS[month] + 1 + i % 20;
                Story story = Story.of(month + "-" + i).enters("A", passes);
                stories.add(i < won[month] ? story.wins(passes + 2) : story.isLost(passes + 2));
            }
        }
        return stories;
    }

    @Test
    void withinTheMonthCountsOnlyWhatWasWonInIt() {
        StageToWon figures = ofA(
                60,
                List.of(
                        Story.of("1").enters("A", 1).wins(20),
                        Story.of("2").enters("A", 2).wins(40)));
        assertEquals(1, figures.months().getFirst().within().counts().advanced());
        assertEquals(2, figures.months().getFirst().ever().counts().advanced());
        assertEquals(2, figures.ever().counts().advanced());
    }

    @Test
    void aDealPassesAStageItNeverStoodIn() {
        assertEquals(
                1,
                ofA(60, List.of(Story.of("1").enters("C", 1).wins(2)))
                        .ever()
                        .counts()
                        .advanced());
    }

    @Test
    void monthsAlikeAreConsistent() {
        assertEquals(
                "consistent", ofA(200, months(21, 20, 22, 21)).consistency().inWords());
    }

    @Test
    void theMonthOfTheChangeIsNamed() {
        assertEquals(
                "changed in 2026-03",
                ofA(200, months(21, 20, 50, 52, 49)).consistency().inWords());
        assertEquals(
                "changed in 2026-04",
                ofA(200, months(21, 20, 22, 50, 21)).consistency().inWords());
    }

    @Test
    void fewDealsTellNothing() {
        assertEquals(
                "too few deals",
                ofA(60, List.of(Story.of("1").enters("A", 1).wins(2)))
                        .consistency()
                        .inWords());
    }
}
