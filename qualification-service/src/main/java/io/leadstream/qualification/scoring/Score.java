package io.leadstream.qualification.scoring;

import java.math.BigDecimal;

/**
 * A lead's score, each part with two decimals.
 *
 * @param fit how well person and company match who we sell to, 0..100
 * @param engagement how much the lead does by itself, decayed, 0..100
 * @param grade by the thresholds of the model that scored
 */
public record Score(BigDecimal fit, BigDecimal engagement, Grade grade) {

    /** A score graded by the usual thresholds, those of version 1. */
    public Score(BigDecimal fit, BigDecimal engagement) {
        this(fit, engagement, GradeThresholds.USUAL.grade(fit, engagement));
    }

    /** 0..200. */
    public BigDecimal total() {
        return fit.add(engagement);
    }
}
