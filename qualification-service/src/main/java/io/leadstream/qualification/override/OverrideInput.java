package io.leadstream.qualification.override;

import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A score or a grade as a manager gives it. */
record OverrideInput(
        @Schema(description = "A1 to D4; instead of points", examples = "A2") @Nullable
        String grade,

        @Schema(description = "0 to 100, two decimals") @Nullable
        BigDecimal fit,

        @Schema(description = "0 to 100, two decimals") @Nullable
        BigDecimal engagement,

        @Schema(description = "0 to 200, two decimals; where both parts are given, their sum") @Nullable
        BigDecimal total,

        @Schema(description = "At most 2,000 characters", examples = "Their CIO asked me for an offer at the fair")
        @Nullable
        String reason,

        @Schema(description = "When it ends by itself; never when absent", examples = "2026-06-30T00:00:00Z") @Nullable
        Instant until) {

    private static final Pattern GRADE = Pattern.compile("[A-D][1-4]");
    private static final int LONGEST = 2000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * What it gives.
     *
     * @throws BadInput naming whatever is wrong
     */
    GivenScore checked(Instant now) {
        var found = new ArrayList<Violation>();
        boolean hasPoints = fit != null || engagement != null || total != null;
        if ((grade == null) != hasPoints) {
            found.add(new Violation("grade", "give either a grade, or points: fit, engagement, total"));
        } else if (grade != null && !GRADE.matcher(grade).matches()) {
            found.add(new Violation("grade", "must be A1 to D4"));
        }
        points("fit", fit, HUNDRED, found);
        points("engagement", engagement, HUNDRED, found);
        points("total", total, TWO_HUNDRED, found);
        if (found.isEmpty() && fit != null && engagement != null && total != null) {
            sum(fit.add(engagement), total, found);
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            found.add(new Violation("reason", "must have 1 to " + LONGEST + " characters"));
        }
        if (until != null && (!until.isAfter(now) || until.isAfter(LATEST))) {
            found.add(new Violation("until", "must lie ahead"));
        }
        if (!found.isEmpty()) {
            throw new BadInput(List.copyOf(found));
        }
        BigDecimal sum = fit != null && engagement != null ? fit.add(engagement) : total;
        return new GivenScore(grade, kept(fit), kept(engagement), kept(sum), until);
    }

    private static void sum(BigDecimal sum, BigDecimal total, List<Violation> found) {
        if (sum.compareTo(total) != 0) {
            found.add(new Violation("total", "must be fit + engagement"));
        }
    }

    private static void points(String field, @Nullable BigDecimal points, BigDecimal most, List<Violation> found) {
        if (points != null
                && (points.signum() < 0
                        || points.compareTo(most) > 0
                        || points.stripTrailingZeros().scale() > 2)) {
            found.add(new Violation(field, "must be 0 to " + most + ", with at most two decimals"));
        }
    }

    private static @Nullable BigDecimal kept(@Nullable BigDecimal points) {
        return points == null ? null : points.setScale(2, RoundingMode.UNNECESSARY);
    }
}
