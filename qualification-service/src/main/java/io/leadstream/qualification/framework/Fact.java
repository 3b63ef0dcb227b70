package io.leadstream.qualification.framework;

import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one criterion.
 *
 * @param value in the words of whoever found it out; it may tell of people, so it is shown to few and never published
 * @param confidence how sure they are, 0..1
 * @param evidence where it can be looked up
 */
public record Fact(
        String value,
        @Nullable BigDecimal confidence,
        @Nullable URI evidence) {

    public Fact {
        if (confidence != null && (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("confidence lies between 0 and 1");
        }
        // 0.9 and 0.90 say the same
        confidence = confidence == null ? null : confidence.stripTrailingZeros();
    }

    /** A criterion is held when something was found out, however sure. */
    boolean holds() {
        return !value.isBlank();
    }
}
