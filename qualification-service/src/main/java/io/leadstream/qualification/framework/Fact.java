package io.leadstream.qualification.framework;

import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one word of the vocabulary.
 *
 * @param what as whoever found it out put it; it may tell of people, so it is shown to few and never published
 * @param confidence how sure they are, 0..1
 * @param evidence where it can be looked up
 */
public record Fact(
        FactValue what,
        @Nullable BigDecimal confidence,
        @Nullable URI evidence) {

    /** A fact whose finder did not say how sure they are counts half: above a doubt, below a certainty. */
    private static final BigDecimal UNSTATED = new BigDecimal("0.5");

    public Fact {
        if (confidence != null && (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("confidence lies between 0 and 1");
        }
        // 0.9 and 0.90 say the same
        confidence = confidence == null ? null : confidence.stripTrailingZeros();
    }

    public Fact(String value, @Nullable BigDecimal confidence, @Nullable URI evidence) {
        this(new FactValue.Words(value), confidence, evidence);
    }

    /** As one line of text. */
    public String value() {
        return what.text();
    }

    /** A criterion is held when something was found out, however sure. */
    public boolean holds() {
        return !value().isBlank();
    }

    /** How much the fact counts when leads are compared, 0..1. */
    public BigDecimal weight() {
        if (!holds()) {
            return BigDecimal.ZERO;
        }
        return confidence == null ? UNSTATED : confidence;
    }
}
