package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.Line;
import io.leadstream.pipeline.definition.Lineage;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted stay of a deal in a stage.
 *
 * @param version of the pipeline that the stage is of
 * @param leftAt when it moved on or was closed; null while it is there
 * @param override whether it got there unproved
 */
record Spell(
        String stage,
        String name,
        Phase phase,
        int rank,
        int version,
        Instant enteredAt,
        @Nullable Instant leftAt,
        Instant knownAt,
        boolean override) {

    /** Which stages a history is told in. */
    enum Stages {
        /** As they were called when the deal was in them. */
        AS_WAS,
        /** Those of the pipeline's latest version that take their place. */
        MAPPED
    }

    /**
     * Reads the stays off a deal's lines, which are in order.
     *
     * @param now the version that the deal runs through at the end of them
     */
    static List<Spell> of(List<Line> steps, Lineage lineage, int now, Stages stages) {
        var spells = new Reading(lineage, begun(steps).orElse(now), stages);
        steps.forEach(spells::take);
        return spells.found;
    }

    /** The version that the deal ran through before it was first taken over to another. */
    private static Optional<Integer> begun(List<Line> steps) {
        return steps.stream()
                .filter(step -> step.type().equals("TRANSFERRED"))
                .findFirst()
                .map(step -> Integer.valueOf(step.details().get("fromVersion")));
    }

    /** The stays read so far, and the version that the deal runs through. */
    private static final class Reading {

        private final Lineage lineage;
        private final Stages stages;
        private final List<Spell> found = new ArrayList<>();
        private int version;

        Reading(Lineage lineage, int version, Stages stages) {
            this.lineage = lineage;
            this.version = version;
            this.stages = stages;
        }

        void take(Line step) {
            switch (step.type()) {
                case "OPENED", "REOPENED" -> begin(step);
                case "STAGE_ENTERED" -> {
                    if (stages == Stages.MAPPED) {
                        goOn(step);
                    } else {
                        begin(step);
                    }
                }
                case "TRANSFERRED" -> {
                    version = Integer.parseInt(step.details().get("version"));
                    goOn(step);
                }
                case "CLOSED" -> end(step);
                default -> {
                    // evidence and changes leave a deal where it is
                }
            }
        }

        /** What was two stages may be one now, and a version that has the same stage changes nothing: the stay goes on. */
        private void goOn(Line step) {
            Stage next = stage(step);
            boolean stays = next != null
                    && !found.isEmpty()
                    && found.getLast().leftAt == null
                    && found.getLast().stage.equals(next.key());
            if (!stays) {
                begin(step);
            }
        }

        private void begin(Line step) {
            end(step);
            Stage stage = stage(step);
            if (stage != null) {
                boolean override = "true".equals(step.details().get("override"));
                int of = stages == Stages.MAPPED ? lineage.latest().version() : version;
                found.add(new Spell(
                        stage.key(),
                        stage.name(),
                        stage.phase(),
                        stage.rank(),
                        of,
                        step.occurredAt(),
                        null,
                        step.knownAt(),
                        override));
            }
        }

        private @Nullable Stage stage(Line step) {
            String key = step.stage();
            if (key == null) {
                return null;
            }
            return switch (stages) {
                case AS_WAS -> lineage.version(version).orElseThrow().stageOf(key);
                case MAPPED -> lineage.inLatest(key, version);
            };
        }

        private void end(Line step) {
            if (!found.isEmpty() && found.getLast().leftAt == null) {
                found.add(found.removeLast().left(step.occurredAt()));
            }
        }
    }

    private Spell left(Instant at) {
        return new Spell(stage, name, phase, rank, version, enteredAt, at, knownAt, override);
    }
}
