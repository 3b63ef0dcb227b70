package io.leadstream.forecast.winrate;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ShrunkWinRatesTest {

    private static final Segmentation PRODUCTS = new Segmentation("product", List.of());
    private static final Segmentation PAIRS = new Segmentation("product", "seller", List.of());

    private static SortedMap<Group, WinRate> rates(Segmentation segmentation, List<Story> stories) {
        var question = new Question(asOf(50).asOf(), Window.ALL_TIME, segmentation, true, Confidence.DEFAULT);
        return count(
                WinRate.counting(Story.ladder(), question),
                journeys(histories(stories.toArray(Story[]::new)), Story.ladder(), question));
    }

    private static List<Story> deals(String product, String seller, int won, int lost) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < won + lost; i++) {
            Story story = Story.of(product + seller + i)
                    .is(Map.of("product", product, "seller", seller), 0)
                    .enters("A", 1);
            stories.add(i < won ? story.wins(3) : story.isLost(3));
        }
        return stories;
    }

    @Test
    void aPairIsDrawnTowardsItsFirstValueAndThatTowardsThePipeline() {
        var stories = new ArrayList<Story>();
        stories.addAll(deals("GTX", "ann", 20, 10));
        stories.addAll(deals("GTX", "bob", 0, 2));
        stories.addAll(deals("MG", "ann", 4, 4));
        Shrunk shrunk = Shrunk.of(rates(PAIRS, stories), true, Confidence.DEFAULT);
        assertNotNull(shrunk);
        double all = 24 / 40.0;
        double ofGtx = (20 + 20 * all) / (32 + 20);
        assertEquals((0 + 20 * ofGtx) / (2 + 20), rate(shrunk, new Group("GTX", "bob")), 1e-9);
        Shrinkage within = shrunk.within().get("GTX");
        assertNotNull(within);
        assertNull(within.differ());
    }

    @Test
    void aValueOfOneSegmentIsDrawnTowardsThePipeline() {
        var stories = new ArrayList<Story>();
        stories.addAll(deals("GTX", "ann", 20, 10));
        stories.addAll(deals("MG", "ann", 0, 2));
        Shrunk shrunk = Shrunk.of(rates(PRODUCTS, stories), false, Confidence.DEFAULT);
        assertNotNull(shrunk);
        assertEquals((0 + 20 * 20 / 32.0) / (2 + 20), rate(shrunk, new Group("MG")), 1e-9);
        assertNull(shrunk.segment().differ());
        assertTrue(shrunk.within().isEmpty());
    }

    @Test
    void valuesThatDifferByMoreThanChanceAreSaidTo() {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 6; i++) {
            stories.addAll(deals("P" + i, "ann", i < 3 ? 30 : 5, i < 3 ? 5 : 30));
        }
        Shrunk shrunk = Shrunk.of(rates(PRODUCTS, stories), false, Confidence.DEFAULT);
        assertNotNull(shrunk);
        assertEquals(true, shrunk.segment().differ());
    }

    private static double rate(Shrunk shrunk, Group group) {
        return Objects.requireNonNull(
                Objects.requireNonNull(shrunk.rates().get(group)).rate());
    }

    @Test
    void whileNothingIsClosedThereIsNothingToDrawTowards() {
        var open = Story.of("1").is(Map.of("product", "GTX"), 0).enters("A", 1);
        assertNull(Shrunk.of(rates(PAIRS, List.of(open)), true, Confidence.DEFAULT));
    }
}
