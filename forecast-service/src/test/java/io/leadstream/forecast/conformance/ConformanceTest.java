package io.leadstream.forecast.conformance;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.conformance.Conformance.Frequency;
import io.leadstream.forecast.conformance.Conformance.OfStage;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ConformanceTest {

    private static final Frequency ONCE_OF_ONE = new Frequency(1, 1, 1);
    private static final Frequency NEVER = new Frequency(0, 0, 1);

    private static Conformance conformance(Question question, Story... stories) {
        Conformance all = count(
                        Conformance.counting(Story.ladder(), question),
                        journeys(histories(stories), Story.ladder(), question))
                .get(Segmentation.ALL);
        assertNotNull(all);
        return all;
    }

    private static Conformance conformance(Story... stories) {
        return conformance(asOf(50), stories);
    }

    private static OfStage stage(String key, Conformance conformance) {
        return conformance.stages().stream()
                .filter(stage -> stage.stage().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDealThatGoesStageByStageConforms() {
        var straight = Story.of("1")
                .enters("A", 1)
                .enters("B", 2)
                .enters("C", 3)
                .wins(4)
                .enters("H", 5);
        Conformance conformance = conformance(straight);
        assertEquals(1, conformance.conforming().won());
        assertEquals(0, conformance.deviating().all());
    }

    @Test
    void aStageMovedPastIsSkipped() {
        Conformance conformance = conformance(Story.of("1").enters("A", 1).enters("C", 2));
        assertEquals(ONCE_OF_ONE, stage("B", conformance).skips());
        assertEquals(NEVER, stage("A", conformance).skips());
        assertEquals(1, conformance.deviating().open());
    }

    @Test
    void stagesBeforeTheFirstOneAndThoseWonBeforeAreSkippedToo() {
        assertEquals(
                ONCE_OF_ONE,
                stage("A", conformance(Story.of("1").enters("B", 1))).skips());
        Conformance won = conformance(Story.of("1").enters("A", 1).wins(2));
        assertEquals(ONCE_OF_ONE, stage("B", won).skips());
        assertEquals(ONCE_OF_ONE, stage("C", won).skips());
        assertEquals(new Frequency(2, 1, 1), won.skips());
        assertEquals(200.0, won.skips().per100());
    }

    @Test
    void losingSkipsNothing() {
        assertEquals(
                1,
                conformance(Story.of("1").enters("A", 1).isLost(2)).conforming().lost());
    }

    @Test
    void whatWasPassedInAnotherPipelineIsNotSkipped() {
        var arrived = Story.of("1").in(Story.OTHER).enters("Y", 1).in(Story.ABC).enters("B", 2);
        assertEquals(1, conformance(arrived).conforming().open());
    }

    @Test
    void backMovesAreOfTheStageLeftAndReentriesOfTheOneComeTo() {
        Conformance conformance = conformance(
                Story.of("1").enters("A", 1).enters("B", 2).enters("A", 3).enters("B", 4));
        assertEquals(ONCE_OF_ONE, stage("B", conformance).backMoves());
        assertEquals(NEVER, stage("A", conformance).backMoves());
        assertEquals(ONCE_OF_ONE, stage("A", conformance).reentries());
        assertEquals(ONCE_OF_ONE, stage("B", conformance).reentries());
        assertEquals(new Frequency(2, 1, 1), conformance.reentries());
    }

    @Test
    void aStagesFrequenciesAreOfTheDealsThatPassedItOrStoodInIt() {
        Conformance conformance = conformance(
                Story.of("1").enters("A", 1).enters("C", 2),
                Story.of("2").enters("A", 1).enters("B", 2),
                Story.of("3").enters("A", 1));
        assertEquals(new Frequency(1, 1, 2), stage("B", conformance).skips());
        assertEquals(new Frequency(0, 0, 1), stage("B", conformance).backMoves());
        assertEquals(new Frequency(1, 1, 3), conformance.skips());
        assertNull(stage("P", conformance).skips());
    }

    @Test
    void dealsBelongToTheWindowByTheirBeginning() {
        assertEquals(
                0,
                conformance(within(10, 20, 50), Story.of("1").enters("A", 1))
                        .skips()
                        .of());
    }

    @Test
    void conformingAndDeviatingDealsAreToldApartWhenTheyDiffer() {
        var test = conformance(deals(30, 10, 10, 30)).test();
        assertNotNull(test);
        assertTrue(test.differ());
        var alike = conformance(deals(20, 20, 20, 20)).test();
        assertNotNull(alike);
        assertEquals(1, alike.pValue(), 1e-9);
        assertNull(conformance(deals(2, 1, 1, 2)).test());
    }

    /** Conforming deals won and lost, and deviating ones. */
    private static Story[] deals(int won, int lost, int wonDeviating, int lostDeviating) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < won + lost; i++) {
            Story story = Story.of("c" + i).enters("A", 1).enters("B", 2).enters("C", 3);
            stories.add(i < won ? story.wins(4) : story.isLost(4));
        }
        for (int i = 0; i < wonDeviating + lostDeviating; i++) {
            Story story = Story.of("d" + i).enters("A", 1).enters("C", 3);
            stories.add(i < wonDeviating ? story.wins(4) : story.isLost(4));
        }
        return stories.toArray(Story[]::new);
    }
}
