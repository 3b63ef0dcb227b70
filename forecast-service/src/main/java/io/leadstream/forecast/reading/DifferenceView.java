package io.leadstream.forecast.reading;

import io.leadstream.forecast.statistics.Shrinkage;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether groups differ, or their differences are noise. */
@Schema(name = "Difference")
public record DifferenceView(
        @Schema(description = "Where the rate is one of a stage") @Nullable
        String stage,

        @Schema(description = "Of pairs: the segment whose values are compared", examples = "region") @Nullable
        String between,

        @Schema(description = "Of pairs: the first segment's value that they share") @Nullable
        Map<String, String> within,

        int groups,

        @Schema(description = "The share that the groups are shrunk towards")
        double parent,

        @Schema(description = "How many observations that share counts for, 1 to 1000000")
        double strength,

        @Schema(description = "Absent when there are too few groups to tell") @Nullable
        Boolean differ,

        String note) {

    public static DifferenceView of(
            @Nullable String stage,
            @Nullable String between,
            @Nullable Map<String, String> within,
            Shrinkage shrinkage) {
        return new DifferenceView(
                stage,
                between,
                within,
                shrinkage.groups(),
                shrinkage.mean(),
                shrinkage.strength(),
                shrinkage.differ(),
                note(shrinkage.differ()));
    }

    private static String note(@Nullable Boolean differ) {
        if (differ == null) {
            return "too few groups to tell whether they differ";
        }
        return differ
                ? "the groups differ by more than chance"
                : "the groups do not differ by more than chance: ranking them would rank noise";
    }
}
