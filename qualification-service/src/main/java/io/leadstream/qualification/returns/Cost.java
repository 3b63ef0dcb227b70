package io.leadstream.qualification.returns;

import io.leadstream.qualification.framework.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What leads of a source cost in a period; the last day does not belong to it.
 *
 * @param campaign whose leads it was for; empty for all of the source
 */
record Cost(String source, String campaign, LocalDate from, LocalDate to, BigDecimal amount, String currency) {

    /** The part of it that falls into days, day by day alike. */
    Money within(LocalDate first, LocalDate end) {
        LocalDate begin = first.isAfter(from) ? first : from;
        LocalDate stop = end.isBefore(to) ? end : to;
        long days = Math.max(0, ChronoUnit.DAYS.between(begin, stop));
        BigDecimal part = amount.multiply(BigDecimal.valueOf(days))
                .divide(
                        BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to)),
                        Money.digitsOf(currency),
                        RoundingMode.HALF_EVEN);
        return new Money(part, currency);
    }
}
