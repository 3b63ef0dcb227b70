package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a deal was, as it was known at a time: its steps up to then one after the other, and its values of now with every
 * later change taken back. So a deal that an import brought, whose first values no fact tells, has a past too.
 */
final class Past {

    private final Function<Course, Pipeline> pipelines;
    private Course course;
    private Pipeline pipeline;
    private @Nullable Stage stage;
    private Instant openedAt = Instant.EPOCH;
    private Instant stageEnteredAt = Instant.EPOCH;
    private Instant lastStepAt = Instant.EPOCH;
    private Standing standing = Standing.OPEN;
    private @Nullable Closing closing;

    private Past(Function<Course, Pipeline> pipelines, Course first) {
        this.pipelines = pipelines;
        this.course = first;
        this.pipeline = pipelines.apply(first);
    }

    /** A change of values, and when it was known. */
    record Changed(Instant knownAt, Change change) {}

    /**
     * The deal as it was.
     *
     * @param pipelines all versions of those that it went through
     * @param steps all of them, in order
     * @param changes all of them, in the order in which they were committed
     * @return nothing when nothing of it was known yet
     */
    static Optional<Deal> of(
            Deal now, Function<Course, Pipeline> pipelines, List<Line> steps, List<Changed> changes, Instant asOf) {
        var past = new Past(pipelines, Course.first(steps, new Course(now.pipeline(), now.pipelineVersion())));
        steps.stream().filter(step -> !step.knownAt().isAfter(asOf)).forEach(past::follow);
        Stage stage = past.stage;
        return stage == null
                ? Optional.empty()
                : Optional.of(now.asItWas(
                        termsThen(now, changes, asOf),
                        past.pipeline,
                        stage,
                        past.standing,
                        past.closing,
                        past.openedAt,
                        past.stageEnteredAt,
                        past.lastStepAt));
    }

    private static Terms termsThen(Deal now, List<Changed> changes, Instant asOf) {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        values.putAll(Attribute.valuesOf(now.terms()));
        changes.reversed().stream()
                .filter(changed -> changed.knownAt.isAfter(asOf))
                .forEach(changed -> changed.change.undoIn(values));
        return Attribute.termsOf(values);
    }

    private void follow(Line step) {
        switch (step.type()) {
            case "OPENED" -> {
                openedAt = step.occurredAt();
                enter(step);
            }
            case "STAGE_ENTERED" -> enter(step);
            case "TRANSFERRED" -> transfer(step);
            case "REOPENED" -> {
                standing = Standing.OPEN;
                closing = null;
                enter(step);
            }
            case "CLOSED" -> close(step);
            default -> {
                // evidence and changes leave a deal where it is
            }
        }
    }

    private void enter(Line step) {
        String key = step.stage();
        if (key != null) {
            stage = pipeline.stageOf(key);
            stageEnteredAt = step.occurredAt();
            lastStepAt = step.occurredAt();
        }
    }

    /** In another version it is in the stage as long as in the one that it takes the place of; in another pipeline, anew. */
    private void transfer(Line step) {
        course = course.after(step);
        pipeline = pipelines.apply(course);
        Instant since = stageEnteredAt;
        enter(step);
        if (!Course.leavesPipeline(step)) {
            stageEnteredAt = since;
        }
    }

    private void close(Line step) {
        Map<String, String> details = step.details();
        String reason = details.get("reason");
        String kind = details.get("kind");
        standing = Standing.valueOf(details.getOrDefault("outcome", Standing.LOST.name()));
        closing = new Closing(
                String.valueOf(step.stage()),
                reason == null ? null : LossReason.valueOf(reason),
                step.occurredAt(),
                kind == null ? null : LossKind.valueOf(kind),
                details.get("competitor"));
        lastStepAt = step.occurredAt();
    }
}
