package io.leadstream.forecast.conformance;

import static io.leadstream.forecast.stories.Asked.asOf;
import static io.leadstream.forecast.stories.Asked.by;
import static io.leadstream.forecast.stories.Asked.count;
import static io.leadstream.forecast.stories.Asked.journeys;
import static io.leadstream.forecast.stories.Asked.within;
import static io.leadstream.forecast.stories.Story.histories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.conformance.Variants.Variant;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.stories.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static SortedMap<Group, Variants> groups(Question question, int size, List<Story> stories) {
        var journeys = journeys(histories(stories.toArray(Story[]::new)), Story.ladder(), question);
        var candidates = count(Variants.candidates(question, size), journeys);
        return count(Variants.counting(question, candidates, size), journeys);
    }

    private static Variants variants(Question question, int size, List<Story> stories) {
        Variants all = groups(question, size, stories).get(Segmentation.ALL);
        assertNotNull(all);
        return all;
    }

    private static Variants variants(Story... stories) {
        return variants(asOf(50), 10, List.of(stories));
    }

    private static List<String> ways(Variants variants) {
        return variants.top().stream().map(variant -> variant.way().toString()).toList();
    }

    @Test
    void aPathIsTheStagesInOrderWithSkipsBackMovesAndReentries() {
        Variants variants = variants(
                Story.of("1").enters("A", 1).enters("C", 2).enters("A", 3).enters("B", 4));
        assertEquals(List.of("A > C > A > B"), ways(variants));
        Way.Marks marks = variants.top().getFirst().way().marks(Story.ladder());
        assertEquals(new Way.Marks(List.of("B"), 1, 1), marks);
    }

    @Test
    void aPathEndsWithTheSale() {
        assertEquals(
                List.of("A > B > C"),
                ways(variants(Story.of("1")
                        .enters("A", 1)
                        .enters("B", 2)
                        .enters("C", 3)
                        .wins(4)
                        .enters("H", 5)
                        .enters("L", 6))));
    }

    @Test
    void theMostFrequentComeFirstWithTheirEndings() {
        Variants variants = variants(
                Story.of("1").enters("A", 1).wins(5),
                Story.of("2").enters("A", 1).wins(7),
                Story.of("3").enters("A", 1).isLost(3),
                Story.of("4").enters("A", 1),
                Story.of("5").enters("A", 1).in(Story.OTHER).enters("X", 2),
                Story.of("6").enters("B", 1));
        assertEquals(List.of("A", "B"), ways(variants));
        Variant first = variants.top().getFirst();
        assertEquals(new Endings(2, 1, 1, 1), first.endings());
        assertNotNull(first.won());
        assertNotNull(first.lost());
        assertEquals(5, first.won().median());
        assertEquals(2, first.lost().median());
        assertEquals(6, variants.deals());
    }

    @Test
    void dealsBelongToTheWindowByTheirBeginning() {
        var stories = List.of(
                Story.of("1").enters("A", 1).enters("B", 12), Story.of("2").enters("A", 11));
        assertEquals(List.of("A"), ways(variants(within(10, 20, 50), 10, stories)));
    }

    @Test
    void groupsAreCountedApart() {
        var stories = List.of(
                Story.of("1").is(Map.of("product", "GTX"), 0).enters("A", 1),
                Story.of("2").is(Map.of("product", "MG"), 0).enters("B", 1));
        var groups = groups(by("product", 50), 10, stories);
        assertEquals(
                List.of("GTX", "MG"),
                groups.keySet().stream().map(Group::segment).toList());
        groups.values().forEach(variants -> assertEquals(1, variants.deals()));
    }

    @Test
    void onlyTheTopIsToldAndIsSaidToBeComplete() {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 3; i++) {
            stories.add(Story.of("a" + i).enters("A", 1));
        }
        stories.add(Story.of("b").enters("B", 1));
        Variants variants = variants(asOf(50), 1, stories);
        assertEquals(List.of("A"), ways(variants));
        assertEquals(2, variants.ways());
        assertTrue(variants.complete());
    }

    /** Four times as many different paths as are counted at once, and one that many deals took. */
    @Test
    void moreDifferentPathsThanPlacesStillTellTheFrequentOnesExactly() {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 4 * Variants.PLACES; i++) {
            stories.add(Story.of("odd" + i).along(i, 13));
            if (i % 2 == 0) {
                stories.add(Story.of("usual" + i).enters("A", 1).enters("B", 2).isLost(3));
            }
        }
        Variants variants = variants(asOf(50), 1, stories);
        assertEquals(List.of("A > B"), ways(variants));
        assertEquals(2 * Variants.PLACES, variants.top().getFirst().endings().lost());
        assertNull(variants.ways());
        assertTrue(variants.complete());
        assertFalse(variants(asOf(50), 20, stories).complete());
    }

    @Test
    void aVeryLongPathIsCut() {
        Story story = Story.of("1");
        for (int i = 0; i < 40; i++) {
            story.enters(i % 2 == 0 ? "A" : "B", i);
        }
        Way way = variants(story).top().getFirst().way();
        assertTrue(way.cut());
        assertEquals(Way.LONGEST, way.stages().size());
    }
}
