package io.leadstream.lead.card;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What qualification-service says of a lead. */
record Standing(
        @Nullable String lifecycle,
        @Nullable BigDecimal fit,
        @Nullable BigDecimal engagement,
        @Nullable BigDecimal total,
        @Nullable String grade) {

    static final String NEW = "NEW";
    static final String MERGED = "MERGED";

    /** It has said nothing yet. */
    static final Standing UNKNOWN = new Standing(null, null, null, null, null);

    String status() {
        return Objects.requireNonNullElse(lifecycle, NEW);
    }

    LeadView.@Nullable Score score() {
        return fit == null || engagement == null || total == null || grade == null
                ? null
                : new LeadView.Score(fit, engagement, total, grade);
    }
}
