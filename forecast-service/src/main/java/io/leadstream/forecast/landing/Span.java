package io.leadstream.forecast.landing;

import io.leadstream.forecast.question.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The UTC days that are forecast: a quarter, a month, an ISO week, or any others.
 *
 * @param name as the API writes it
 * @param last included
 */
public record Span(String name, LocalDate first, LocalDate last) {

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(0[1-9]|[1-4]\\d|5[0-3])");
    private static final int EARLIEST = 1970;
    private static final int LATEST = 2199;

    public Span {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("must not end before it begins");
        }
    }

    public static Span of(Period period) {
        return new Span(period.toString(), period.first(), period.next().first().minusDays(1));
    }

    /** The days after one, up to another. */
    public static Span between(LocalDate after, LocalDate last) {
        return new Span(after.plusDays(1) + "/" + last, after.plusDays(1), last);
    }

    /** Reads {@code 2027-Q1}, {@code 2027-01} or {@code 2027-W05}; empty when it is none of them. */
    public static Optional<Span> parse(String text) {
        return Period.parse(text).map(Span::of).or(() -> week(text));
    }

    private static Optional<Span> week(String text) {
        Matcher form = WEEK.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(form.group(1));
        int week = Integer.parseInt(form.group(2));
        if (year < EARLIEST || year > LATEST) {
            return Optional.empty();
        }
        LocalDate monday = LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == week
                ? Optional.of(new Span(text, monday, monday.plusDays(6)))
                : Optional.empty();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
