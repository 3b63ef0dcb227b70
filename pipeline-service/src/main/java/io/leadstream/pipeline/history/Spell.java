package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.Course;
import io.leadstream.pipeline.deal.Line;
import io.leadstream.pipeline.definition.Lineage;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted stay of a deal in a stage.
 *
 * @param pipeline that the stage is of, and which version of it
 * @param leftAt when it moved on or was closed; null while it is there
 * @param override whether it got there unproved
 */
record Spell(
        String stage,
        String name,
        Phase phase,
        int rank,
        String pipeline,
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
     * @param lineages the versions of each pipeline that it went through
     * @param now the course that the deal is on at the end of them
     */
    static List<Spell> of(List<Line> steps, Function<String, Lineage> lineages, Course now, Stages stages) {
        var spells = new Reading(lineages, Course.first(steps, now), stages);
        steps.forEach(spells::take);
        return spells.found;
    }

    /** The stays read so far, and the course that the deal is on. */
    private static final class Reading {

        private final Function<String, Lineage> lineages;
        private final Stages stages;
        private final List<Spell> found = new ArrayList<>();
        private Course course;

        Reading(Function<String, Lineage> lineages, Course course, Stages stages) {
            this.lineages = lineages;
            this.course = course;
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
                    course = course.after(step);
                    if (Course.leavesPipeline(step)) {
                        begin(step);
                    } else {
                        goOn(step);
                    }
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
                int of = stages == Stages.MAPPED ? lineage().latest().version() : course.version();
                found.add(new Spell(
                        stage.key(),
                        stage.name(),
                        stage.phase(),
                        stage.rank(),
                        course.pipeline(),
                        of,
                        step.occurredAt(),
                        null,
                        step.knownAt(),
                        override));
            }
        }

        private Lineage lineage() {
            return lineages.apply(course.pipeline());
        }

        private @Nullable Stage stage(Line step) {
            String key = step.stage();
            if (key == null) {
                return null;
            }
            return switch (stages) {
                case AS_WAS -> lineage().version(course.version()).orElseThrow().stageOf(key);
                case MAPPED -> lineage().inLatest(key, course.version());
            };
        }

        private void end(Line step) {
            if (!found.isEmpty() && found.getLast().leftAt == null) {
                found.add(found.removeLast().left(step.occurredAt()));
            }
        }
    }

    private Spell left(Instant at) {
        return new Spell(stage, name, phase, rank, pipeline, version, enteredAt, at, knownAt, override);
    }
}
