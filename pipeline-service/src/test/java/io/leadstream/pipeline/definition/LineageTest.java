package io.leadstream.pipeline.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineageTest {

    private static final Pipeline FIRST = version(1, Map.of(), "A", "B", "C");

    @Test
    void aStageThatIsStillThereIsItself() {
        assertEquals(
                "B",
                new Lineage(List.of(FIRST, version(2, Map.of(), "B", "D")))
                        .inLatest("B", 1)
                        .key());
    }

    @Test
    void aRetiredStageIsItsSuccessor() {
        assertEquals(
                "D",
                new Lineage(List.of(FIRST, version(2, Map.of("B", "D"), "A", "C", "D")))
                        .inLatest("B", 1)
                        .key());
    }

    @Test
    void successorsAreFollowedThroughVersions() {
        var lineage = new Lineage(
                List.of(version(3, Map.of("D", "E"), "A", "E"), FIRST, version(2, Map.of("B", "D"), "A", "D")));

        assertEquals("E", lineage.inLatest("B", 1).key());
        assertEquals("E", lineage.inLatest("D", 2).key());
    }

    @Test
    void aSuccessorMayBeNamedLater() {
        var lineage =
                new Lineage(List.of(FIRST, version(2, Map.of(), "A", "C"), version(3, Map.of("B", "C"), "A", "C")));

        assertEquals("C", lineage.inLatest("B", 1).key());
    }

    @Test
    void withoutASuccessorItIsTheNearestBeforeThatIsLeft() {
        assertEquals(
                "A",
                new Lineage(List.of(FIRST, version(2, Map.of(), "A", "D")))
                        .inLatest("C", 1)
                        .key());
        assertEquals(
                "D",
                new Lineage(List.of(FIRST, version(2, Map.of(), "D", "E")))
                        .inLatest("C", 1)
                        .key());
        assertEquals(Optional.empty(), new Lineage(List.of(FIRST, version(2, Map.of(), "D"))).successor("C", 1));
    }

    @Test
    void aKeyThatComesBackIsItselfAgain() {
        var lineage = new Lineage(
                List.of(FIRST, version(2, Map.of("B", "C"), "A", "C"), version(3, Map.of(), "A", "B", "C")));

        assertEquals("C", lineage.inLatest("B", 1).key());
        assertEquals("B", lineage.inLatest("B", 3).key());
    }

    private static Pipeline version(int version, Map<String, String> successors, String... keys) {
        List<Stage> stages = new ArrayList<>();
        for (String key : keys) {
            stages.add(new Stage(key, key, Phase.SALE, stages.size() + 1, null, null, List.of()));
        }
        return new Pipeline("p", version, "P", stages, successors);
    }
}
