package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Figures.Seen;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The times that are compared: the last quarter with the four before it, so that each holds every month of a quarter as
 * often, in whole weeks and whole UTC days.
 *
 * @param today the first day that does not count: what happens during it moves no alert
 */
record Periods(LocalDate today) {

    static final int WEEKS = 13;
    static final int WEEKS_BEFORE = 52;
    static final double LEVEL = 0.95;

    /** Of fewer deals nothing is said. */
    static final int FEWEST = 30;

    private static final int DAYS_OF_WEEK = 7;

    static Periods at(Instant now) {
        return new Periods(now.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** The end of the last whole day. */
    Instant asOf() {
        return start(today).minus(1, ChronoUnit.MICROS);
    }

    /** The last quarter, for what had to happen so long before today. */
    Span recent(Duration horizon) {
        LocalDate to = today.minusDays(horizon.toDays());
        return new Span(to.minusWeeks(WEEKS), to);
    }

    /** The four quarters before that. */
    Span before(Duration horizon) {
        LocalDate to = recent(horizon).from();
        return new Span(to.minusWeeks(WEEKS_BEFORE), to);
    }

    /** How many weeks before today a time lies, 0 for the last; negative from today on. */
    int weeksAgo(Instant time) {
        long days = ChronoUnit.DAYS.between(time.atOffset(ZoneOffset.UTC).toLocalDate(), today) - 1;
        return Math.toIntExact(Math.floorDiv(days, DAYS_OF_WEEK));
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Whole days [from, to). */
    record Span(LocalDate from, LocalDate to) {

        boolean contains(Instant time) {
            return !time.isBefore(start(from)) && time.isBefore(start(to));
        }

        Seen share(long k, long n, String query) {
            Interval interval = new Confidence(LEVEL, Confidence.Method.JEFFREYS).of(k, n);
            return new Seen(from, to, n, k, (double) k / n, interval.low(), interval.high(), query);
        }

        Seen value(double value, long n, String query) {
            return new Seen(from, to, n, null, value, null, null, query);
        }
    }
}
