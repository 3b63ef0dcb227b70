package io.leadstream.forecast.conversion;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.conversion;
import static io.leadstream.forecast.stories.Asked.stage;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conversion by pairs of segments. */
class PairsTest {

    private static final Segmentation BY_BOTH = new Segmentation("product", "region", List.of());

    private static Question byBoth() {
        return new Question(asOf(50).asOf(), Window.ALL_TIME, BY_BOTH, true, Confidence.DEFAULT);
    }

    /** So many deals of a pair, of which so many get from A to B; the others are lost. */
    private static List<Story> deals(String product, String region, int all, int advanced) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < all; i++) {
            Story story = Story.of(product + region + i)
                    .is(Map.of("product", product, "region", region), 0)
                    .enters("A", 1);
            stories.add(i < advanced ? story.enters("B", 3) : story.isLost(3));
        }
        return stories;
    }

    private static Conversion counted() {
        var stories = new ArrayList<Story>();
        stories.addAll(deals("GTX", "East", 30, 24));
        stories.addAll(deals("GTX", "West", 4, 1));
        stories.addAll(deals("MG", "East", 10, 5));
        return conversion(histories(stories.toArray(Story[]::new)), byBoth());
    }

    @Test
    void everyPairThatHasDealsIsAGroup() {
        Conversion conversion = counted();
        assertEquals(
                List.of(new Group("GTX", "East"), new Group("GTX", "West"), new Group("MG", "East")),
                List.copyOf(conversion.groups().keySet()));
        assertEquals(
                4,
                stage("A", conversion, new Group("GTX", "West"))
                        .shares()
                        .counts()
                        .entered());
    }

    @Test
    void aPairIsDrawnTowardsItsFirstValueAndThatTowardsTheStage() {
        Conversion conversion = counted();
        double ofA = conversion.spread().getFirst().shrinkage().mean();
        double ofGtx = (25 + 20 * ofA) / (34 + 20);
        var shrunk = stage("A", conversion, new Group("GTX", "West")).shrunk();
        assertNotNull(shrunk);
        assertEquals((1 + 20 * ofGtx) / (4 + 20), shrunk.rate(), 1e-9);
    }

    @Test
    void differencesAreToldBetweenFirstValuesAndWithinEach() {
        var ofA = counted().spread().stream()
                .filter(spread -> spread.stage().equals("A"))
                .map(spread -> String.valueOf(spread.within()))
                .toList();
        assertEquals(List.of("null", "GTX", "MG"), ofA);
    }

    @Test
    void aMissingValueIsOneToo() {
        var conversion = conversion(
                histories(Story.of("1").is(Map.of("product", "GTX"), 0).enters("A", 1)), byBoth());
        assertEquals(
                List.of(new Group("GTX", Segmentation.MISSING)),
                List.copyOf(conversion.groups().keySet()));
    }

    @Test
    void aPairIsNamedByBothValuesAndASingleGroupByItsOwn() {
        var values = new LinkedHashMap<String, String>();
        values.put("product", "GTX");
        values.put("region", "East");
        assertEquals(values, BY_BOTH.valuesOf(new Group("GTX", "East")));
        assertEquals("GTX / East", new Group("GTX", "East").name());
        assertEquals("GTX", new Group("GTX").name());
    }

    @Test
    void aPairIsOfTwoDifferentSegments() {
        assertThrows(IllegalArgumentException.class, () -> new Segmentation("product", "product", List.of()));
    }
}
