package io.leadstream.pipeline.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to publish, checked already.
 *
 * @param makeDefault null leaves the default where it is
 * @param warnings where it fails the standards and is published all the same
 */
record PipelineDraft(
        String key, String name, @Nullable Boolean makeDefault, List<Stage> stages, List<Finding> warnings) {

    boolean isTheSameAs(Pipeline other) {
        return name.equals(other.name()) && stages.equals(other.stages());
    }
}
