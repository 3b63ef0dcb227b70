package io.leadstream.pipeline.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadstream.messaging.EventType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Published: there is a new version of a pipeline. With {@code default} true it is the default from now on.
 *
 * @param successors by the key of a retired stage, the one that takes its place; null when none was named
 */
@EventType("pipeline.published.v1")
record PipelinePublished(
        String key,
        String name,
        int version,
        @JsonProperty("default") boolean byDefault,
        List<StageInfo> stages,
        @Nullable Map<String, String> successors) {

    /** @param rank 1, 2, … within the stage's phase */
    record StageInfo(String key, String name, Phase phase, int rank) {}

    static PipelinePublished of(Pipeline pipeline, boolean byDefault) {
        return new PipelinePublished(
                pipeline.key(),
                pipeline.name(),
                pipeline.version(),
                byDefault,
                pipeline.stages().stream()
                        .map(s -> new StageInfo(s.key(), s.name(), s.phase(), s.rank()))
                        .toList(),
                pipeline.successors().isEmpty() ? null : new TreeMap<>(pipeline.successors()));
    }
}
