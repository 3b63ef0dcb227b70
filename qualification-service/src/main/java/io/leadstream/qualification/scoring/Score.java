package io.leadstream.qualification.scoring;

import java.math.BigDecimal;

/**
 * A lead's score, each part with two decimals.
 *
 * @param fit how well person and company match who we sell to, 0..100
 * @param engagement how much the lead does by itself, decayed, 0..100
 */
public record Score(BigDecimal fit, BigDecimal engagement) {

    /** 0..200. */
    public BigDecimal total() {
        return fit.add(engagement);
    }

    public Grade grade() {
        return Grade.of(fit, engagement);
    }
}
