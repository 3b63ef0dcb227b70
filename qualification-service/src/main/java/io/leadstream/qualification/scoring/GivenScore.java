package io.leadstream.qualification.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A grade, or points, that a manager gave a lead by hand; published beside the computed score.
 *
 * @param until when it ends by itself
 */
public record GivenScore(
        @Schema(examples = "A1") @Nullable String grade,
        @Schema(examples = "80.00") @Nullable BigDecimal fit,
        @Schema(examples = "60.00") @Nullable BigDecimal engagement,
        @Schema(examples = "140.00") @Nullable BigDecimal total,
        @Schema(examples = "2026-06-30T00:00:00Z") @Nullable Instant until) {

    /** Better grades and more points are more; letters come before figures. */
    public int comparedWith(Score computed) {
        if (grade != null) {
            return computed.grade().toString().compareTo(grade);
        }
        if (total != null) {
            return total.compareTo(computed.total());
        }
        BigDecimal points =
                (fit == null ? computed.fit() : fit).add(engagement == null ? computed.engagement() : engagement);
        return points.compareTo(computed.total());
    }
}
