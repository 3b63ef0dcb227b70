package io.leadstream.forecast.landing;

import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.winning.WinFit;
import io.leadstream.rest.BadInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What callers ask of a forecast, each refused by its name. */
final class Asked {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");

    private Asked() {}

    /** The span asked for, or the quarter of the as-of time. */
    static Span span(@Nullable String period, Question question) {
        if (!question.window().equals(Window.ALL_TIME)) {
            throw BadInput.of(question.window().from() == null ? "to" : "from", "must be left out: give a period");
        }
        Span span = period == null
                ? Span.of(Period.of(question.asOf(), true))
                : Span.parse(period)
                        .orElseThrow(() -> BadInput.of("period", "must be such as 2027-Q1, 2027-01 or 2027-W05"));
        return near("period", span, question);
    }

    /** The quarter of the first day that is ahead: on the last day of one, that is the next. */
    static Span spanAhead(Question question) {
        span(null, question);
        return Span.of(Period.of(question.asOf().plus(1, ChronoUnit.DAYS), true));
    }

    /** The days after the as-of time up to one. */
    static Span until(String name, LocalDate last, Question question) {
        LocalDate asOf = asOfDay(question);
        if (!last.isAfter(asOf)) {
            throw BadInput.of(name, "must be, or end, after asOf");
        }
        return near(name, Span.between(asOf, last), question);
    }

    private static Span near(String name, Span span, Question question) {
        if (span.last().isAfter(asOfDay(question).plusDays(WinFit.LONGEST_DAYS))) {
            throw BadInput.of(name, "must end at most " + WinFit.LONGEST_DAYS + " days after asOf");
        }
        return span;
    }

    private static LocalDate asOfDay(Question question) {
        return question.asOf().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static @Nullable String currency(@Nullable String given) {
        if (given != null
                && !given.equals(Settings.BASE)
                && !CURRENCY.matcher(given).matches()) {
            throw BadInput.of("currency", "must be an ISO 4217 code such as EUR, or base");
        }
        return given;
    }

    static int paths(@Nullable Integer given) {
        if (given != null && (given < Settings.DEFAULT_PATHS || given > Settings.MOST_PATHS)) {
            throw BadInput.of("paths", "must be from " + Settings.DEFAULT_PATHS + " to " + Settings.MOST_PATHS);
        }
        return given == null ? Settings.DEFAULT_PATHS : given;
    }

    static @Nullable Long seed(@Nullable String given) {
        try {
            return given == null ? null : Long.valueOf(given);
        } catch (NumberFormatException e) {
            throw BadInput.of("seed", "must be a whole number of 64 bits");
        }
    }

    static @Nullable BigDecimal quota(@Nullable String given) {
        if (given != null && !AMOUNT.matcher(given).matches()) {
            throw BadInput.of("quota", "must be an amount such as 250000.00");
        }
        return given == null ? null : new BigDecimal(given);
    }
}
