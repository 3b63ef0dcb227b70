package io.leadstream.forecast.winrate;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class PairsOfWinRatesTest {

    /** By product, and within that by owner. */
    private static SortedMap<Group, WinRate> rates(List<Story> stories) {
        var question = new Question(
                asOf(50).asOf(),
                Window.ALL_TIME,
                new Segmentation("product", "seller", List.of()),
                true,
                Confidence.DEFAULT);
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
        Pairs pairs = Pairs.of(rates(stories), Confidence.DEFAULT);
        assertNotNull(pairs);
        double all = 24 / 40.0;
        double ofGtx = (20 + 20 * all) / (32 + 20);
        var shrunk = pairs.shrunk().get(new Group("GTX", "bob"));
        assertNotNull(shrunk);
        assertNotNull(shrunk.rate());
        assertEquals((0 + 20 * ofGtx) / (2 + 20), shrunk.rate(), 1e-9);
        assertNull(pairs.shrinkage().within("GTX").differ());
    }

    @Test
    void whileNothingIsClosedThereIsNothingToDrawTowards() {
        var open = Story.of("1").is(Map.of("product", "GTX"), 0).enters("A", 1);
        assertNull(Pairs.of(rates(List.of(open)), Confidence.DEFAULT));
    }
}
