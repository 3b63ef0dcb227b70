package io.leadstream.forecast.conversion;

import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.statistics.Shrinkage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conversion by group and stage.
 *
 * @param spread how much the groups differ, stage by stage; empty when there is one group
 */
public record Conversion(Map<Group, List<StageConversion>> groups, List<Spread> spread) {

    /**
     * Whether groups differ at a stage, or their differences are noise.
     *
     * @param within of pairs, the first value of those compared; null where first values, or single ones, are
     */
    public record Spread(String stage, @Nullable String within, Shrinkage shrinkage) {}
}
