package io.leadstream.forecast.velocity;

import io.leadstream.forecast.question.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The period [from, to) that is looked at. Open at the start of all time is nothing, so that a period without a start
 * begins with the quarter (UTC) of its end, or of the as-of time.
 *
 * @param to null when it ends with the as-of time
 */
record PeriodAsked(Instant from, @Nullable Instant to) {

    static PeriodAsked of(Question question) {
        Instant from = question.window().from();
        Instant to = question.window().to();
        Instant last = to == null || to.isAfter(question.asOf()) ? question.asOf() : to.minusNanos(1);
        return new PeriodAsked(from == null ? startOfQuarter(last) : from, to);
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && (to == null || time.isBefore(to));
    }

    private static Instant startOfQuarter(Instant time) {
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        int first = (day.getMonthValue() - 1) / 3 * 3 + 1;
        return LocalDate.of(day.getYear(), first, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
