package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.deal.Course;
import io.leadstream.pipeline.deal.Line;
import io.leadstream.pipeline.definition.Lineage;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.pipeline.history.Spell.Stages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpellTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Lineage LINEAGE =
            new Lineage(List.of(version(1, Map.of(), "A", "B", "C"), version(2, Map.of("B", "C"), "A", "C")));

    private static final List<Line> STEPS = List.of(
            step(0, "OPENED", "A", Map.of()),
            step(1, "STAGE_ENTERED", "B", Map.of("override", "true")),
            step(2, "TRANSFERRED", "C", Map.of("fromVersion", "1", "version", "2")),
            step(3, "CLOSED", "C", Map.of()));

    @Test
    void asItWasTheTransferLeavesTheRetiredStage() {
        List<Spell> spells = Spell.of(STEPS, _ -> LINEAGE, new Course("p", 2), Stages.AS_WAS);

        assertEquals(List.of("A", "B", "C"), stages(spells));
        assertEquals(List.of(1, 1, 2), spells.stream().map(Spell::version).toList());
        assertEquals(at(2), spells.get(1).leftAt());
        assertEquals(at(3), spells.get(2).leftAt());
    }

    @Test
    void mappedTheRetiredStageIsItsSuccessorAndTheStayGoesOn() {
        List<Spell> spells = Spell.of(STEPS, _ -> LINEAGE, new Course("p", 2), Stages.MAPPED);

        assertEquals(List.of("A", "C"), stages(spells));
        assertEquals(at(1), spells.get(1).enteredAt());
        assertEquals(at(3), spells.get(1).leftAt());
        assertEquals(true, spells.get(1).override());
    }

    @Test
    void aDealThatStayedInItsVersionIsMappedToo() {
        List<Line> steps = List.of(
                step(0, "OPENED", "B", Map.of()),
                step(1, "STAGE_ENTERED", "C", Map.of()),
                step(2, "STAGE_ENTERED", "A", Map.of()));

        assertEquals(List.of("B", "C", "A"), stages(Spell.of(steps, _ -> LINEAGE, new Course("p", 1), Stages.AS_WAS)));
        assertEquals(List.of("C", "A"), stages(Spell.of(steps, _ -> LINEAGE, new Course("p", 1), Stages.MAPPED)));
    }

    @Test
    void aReopenedDealBeginsAnotherStay() {
        List<Line> steps = List.of(
                step(0, "OPENED", "A", Map.of()), step(1, "CLOSED", "A", Map.of()), step(2, "REOPENED", "A", Map.of()));

        assertEquals(List.of("A", "A"), stages(Spell.of(steps, _ -> LINEAGE, new Course("p", 2), Stages.MAPPED)));
    }

    private static List<String> stages(List<Spell> spells) {
        return spells.stream().map(Spell::stage).toList();
    }

    private static Instant at(int day) {
        return T0.plusSeconds(day * 86_400L);
    }

    private static Line step(int day, String type, @Nullable String stage, Map<String, String> details) {
        return new Line(type, at(day), at(day), "rep", null, stage, details, null, null);
    }

    private static Pipeline version(int version, Map<String, String> successors, String... keys) {
        List<Stage> stages = new ArrayList<>();
        for (String key : keys) {
            stages.add(new Stage(key, key, Phase.SALE, stages.size() + 1, null, null, List.of()));
        }
        return new Pipeline("p", version, "P", stages, successors);
    }
}
