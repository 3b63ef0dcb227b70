package io.leadstream.qualification.lifecycle;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** When people are at work: on these days, from one hour until another, by the clocks of one place. */
public record WorkingHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    /** Longer than any target: whoever asks for more gets no answer, instead of one after long counting. */
    private static final int MOST_DAYS = 5000;

    public WorkingHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !from.isBefore(until)) {
            throw new IllegalArgumentException("somebody is at work at some time");
        }
    }

    /** The instant by which so much working time has passed. */
    public Instant after(Instant start, Duration working) {
        Duration left = working;
        LocalDate day = start.atZone(zone).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            Instant begin = later(start, begin(day));
            Duration today = Duration.between(begin, end(day));
            if (!today.isNegative()) {
                if (left.compareTo(today) <= 0) {
                    return begin.plus(left);
                }
                left = left.minus(today);
            }
        }
        throw new IllegalArgumentException("a target of " + working + " is out of reach");
    }

    /** The working time within a span. */
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Instant until = end(day).isBefore(end) ? end(day) : end;
            Duration today = Duration.between(later(start, begin(day)), until);
            sum = today.isNegative() ? sum : sum.plus(today);
        }
        return sum;
    }

    private Instant begin(LocalDate day) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    /** On a free day work ends as it begins. */
    private Instant end(LocalDate day) {
        return day.atTime(isWorked(day) ? until : from).atZone(zone).toInstant();
    }

    /** A place that changed sides of the date line left out a day. */
    private boolean isWorked(LocalDate day) {
        return days.contains(day.getDayOfWeek())
                && day.atTime(LocalTime.NOON).atZone(zone).toLocalDate().equals(day);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
