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
     * @param parent the share that the groups are shrunk towards
     * @param strength how many observations that share counts for: large when the groups are alike
     * @param differ null when there are too few groups to tell
     */
    public record Spread(
            String stage,
            int groups,
            double parent,
            double strength,
            @Nullable Boolean differ) {

        static Spread of(String stage, Shrinkage shrinkage) {
            return new Spread(
                    stage,
                    shrinkage.groups(),
                    shrinkage.mean(),
                    shrinkage.strength(),
                    shrinkage.estimated() ? shrinkage.groupsDiffer() : null);
        }
    }
}
