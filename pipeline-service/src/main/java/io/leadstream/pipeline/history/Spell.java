package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.Line;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted stay of a deal in a stage.
 *
 * @param leftAt when it moved on or was closed; null while it is there
 * @param override whether it got there unproved
 */
record Spell(
        String stage,
        String name,
        Phase phase,
        int rank,
        Instant enteredAt,
        @Nullable Instant leftAt,
        Instant knownAt,
        boolean override) {

    /** Reads the stays off a deal's lines, which are in order. */
    static List<Spell> of(List<Line> steps, Pipeline pipeline) {
        List<Spell> spells = new ArrayList<>();
        for (Line step : steps) {
            switch (step.type()) {
                case "OPENED", "STAGE_ENTERED", "REOPENED" -> {
                    end(spells, step);
                    begin(spells, step, pipeline);
                }
                case "CLOSED" -> end(spells, step);
                default -> {
                    // evidence and changes leave a deal where it is
                }
            }
        }
        return spells;
    }

    private static void begin(List<Spell> spells, Line step, Pipeline pipeline) {
        String key = step.stage();
        if (key != null) {
            Stage stage = pipeline.stageOf(key);
            boolean override = "true".equals(step.details().get("override"));
            spells.add(new Spell(
                    key, stage.name(), stage.phase(), stage.rank(), step.occurredAt(), null, step.knownAt(), override));
        }
    }

    private static void end(List<Spell> spells, Line step) {
        if (!spells.isEmpty() && spells.getLast().leftAt == null) {
            spells.add(spells.removeLast().left(step.occurredAt()));
        }
    }

    private Spell left(Instant at) {
        return new Spell(stage, name, phase, rank, enteredAt, at, knownAt, override);
    }
}
