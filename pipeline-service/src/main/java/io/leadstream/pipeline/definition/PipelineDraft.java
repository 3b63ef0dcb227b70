package io.leadstream.pipeline.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to publish, checked already.
 *
 * @param makeDefault null leaves the default where it is
 * @param successors by the key of a stage that is retired: the stage of the draft that takes its place
 * @param warnings where it fails the standards and is published all the same
 */
record PipelineDraft(
        String key,
        String name,
        @Nullable Boolean makeDefault,
        List<Stage> stages,
        Map<String, String> successors,
        List<Finding> warnings) {

    boolean isTheSameAs(Pipeline other) {
        return name.equals(other.name())
                && stages.equals(other.stages())
                && (successors.isEmpty() || successors.equals(other.successors()));
    }

    Pipeline asVersion(int version) {
        return new Pipeline(key, version, name, stages, successors);
    }
}
