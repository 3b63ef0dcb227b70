package io.leadstream.pipeline.deal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * What an amount is in the base currency, at the rate of the day it was said.
 *
 * @param rate units of the base currency for one of the amount's
 * @param amount with the digits of the base currency
 */
@Embeddable
public record InBase(
        @Column(name = "rate") BigDecimal rate,
        @Column(name = "amount_in_base") BigDecimal amount) {

    public InBase {
        rate = rate.stripTrailingZeros();
    }
}
