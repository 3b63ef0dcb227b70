package io.leadstream.pipeline.deal;

import java.util.List;

/** The pipeline version that a deal runs through for a while. */
public record Course(String pipeline, int version) {

    private static final String TRANSFERRED = "TRANSFERRED";
    private static final String FROM_PIPELINE = "fromPipeline";

    /** On which course a deal began that has taken these steps, all in order, and is on that one now. */
    public static Course first(List<Line> steps, Course now) {
        int version = steps.stream()
                .filter(step -> step.type().equals(TRANSFERRED))
                .findFirst()
                .map(step -> Integer.parseInt(step.details().get("fromVersion")))
                .orElse(now.version);
        String pipeline = steps.stream()
                .filter(Course::leavesPipeline)
                .findFirst()
                .map(step -> step.details().get(FROM_PIPELINE))
                .orElse(now.pipeline);
        return new Course(pipeline, version);
    }

    /** The course after a step of the type TRANSFERRED. */
    public Course after(Line step) {
        return new Course(
                step.details().getOrDefault("pipeline", pipeline),
                Integer.parseInt(step.details().get("version")));
    }

    /** Whether it went to another pipeline, rather than to another version of its own. */
    public static boolean leavesPipeline(Line step) {
        return step.type().equals(TRANSFERRED) && step.details().containsKey(FROM_PIPELINE);
    }
}
