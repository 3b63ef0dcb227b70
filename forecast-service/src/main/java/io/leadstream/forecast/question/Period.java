package io.leadstream.forecast.question;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is forecast, a quota is for, and an override holds within: a calendar month or quarter in UTC.
 *
 * @param first its first day
 * @param months 1 or 3
 */
public record Period(LocalDate first, int months) implements Comparable<Period> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))");
    private static final int EARLIEST = 1970;
    private static final int LATEST = 2199;

    public Period {
        if (first.getDayOfMonth() != 1 || (months != 1 && (months != 3 || first.getMonthValue() % 3 != 1))) {
            throw new IllegalArgumentException("neither a month nor a quarter begins " + first);
        }
    }

    /** Reads {@code 2027-Q1} or {@code 2027-01}, of the years 1970 to 2199; empty when it is neither. */
    public static Optional<Period> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(form.group(1));
        if (year < EARLIEST || year > LATEST) {
            return Optional.empty();
        }
        return Optional.of(
                form.group(2) != null
                        ? new Period(LocalDate.of(year, 3 * Integer.parseInt(form.group(2)) - 2, 1), 3)
                        : new Period(LocalDate.of(year, Integer.parseInt(form.group(3)), 1), 1));
    }

    /** The quarter, or the month, that a time is in. */
    public static Period of(Instant time, boolean quarter) {
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        int month = quarter ? (day.getMonthValue() - 1) / 3 * 3 + 1 : day.getMonthValue();
        return new Period(LocalDate.of(day.getYear(), month, 1), quarter ? 3 : 1);
    }

    public boolean quarter() {
        return months == 3;
    }

    /** Its begin, included. */
    public Instant from() {
        return first.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Its end, not included. */
    public Instant to() {
        return next().from();
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from()) && time.isBefore(to());
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(next().first);
    }

    public Period next() {
        return new Period(first.plusMonths(months), months);
    }

    public Period previous() {
        return new Period(first.minusMonths(months), months);
    }

    @Override
    public int compareTo(Period other) {
        int byBegin = first.compareTo(other.first);
        return byBegin != 0 ? byBegin : Integer.compare(months, other.months);
    }

    /** As the API writes it. */
    @Override
    public String toString() {
        return quarter()
                ? "%04d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / 3)
                : "%04d-%02d".formatted(first.getYear(), first.getMonthValue());
    }
}
