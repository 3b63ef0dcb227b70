package io.leadstream.lead.response;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When somebody works. An instant is working time when the clock on the wall shows a time within one of the weekday's
 * intervals and the day is no holiday. So an hour that a change of the clocks skips is no working time, and one that it
 * repeats counts twice: both are what the people there live through.
 *
 * @param week per weekday its intervals, in their order, none overlapping
 */
record WorkingHours(ZoneId zone, Map<DayOfWeek, List<Interval>> week, Set<LocalDate> holidays) {

    /** The whole of a week, everywhere. */
    static final WorkingHours ALWAYS = new WorkingHours(ZoneOffset.UTC, everyDay(), Set.of());

    /** Longer than any run of holidays that a calendar may have: then nobody will work again. */
    private static final int MOST_DAYS = 20_000;

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    WorkingHours {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
    }

    /** Minutes of the day, the end exclusive: 540 to 1020 is nine to five. */
    record Interval(int from, int to) {
        Interval {
            if (from < 0 || to > MINUTES_OF_A_DAY || from >= to) {
                throw new IllegalArgumentException("must begin before it ends, within one day");
            }
        }
    }

    private record Stretch(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    private static Map<DayOfWeek, List<Interval>> everyDay() {
        var week = new java.util.EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Interval(0, MINUTES_OF_A_DAY)));
        }
        return week;
    }

    WorkingHours in(ZoneId other) {
        return new WorkingHours(other, week, holidays);
    }

    /**
     * The instant at which so much working time has passed since the start: the earliest there is.
     *
     * @param working not negative
     * @throws IllegalStateException when nobody works that long again
     */
    Instant plus(Instant start, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time must not be negative");
        }
        Duration left = working;
        if (left.isZero()) {
            return start;
        }
        Instant from = start;
        for (int days = 0; days < MOST_DAYS; days++) {
            Instant to = dayAfter(from);
            for (Stretch stretch : stretches(from, to)) {
                if (stretch.length().compareTo(left) >= 0) {
                    return stretch.from().plus(left);
                }
                left = left.minus(stretch.length());
            }
            from = to;
        }
        throw new IllegalStateException("nobody works that long again");
    }

    /** The working time between two instants; nothing when the second is not after the first. */
    Duration between(Instant start, Instant end) {
        Duration worked = Duration.ZERO;
        Instant from = start;
        while (from.isBefore(end)) {
            Instant next = dayAfter(from);
            Instant to = next.isBefore(end) ? next : end;
            for (Stretch stretch : stretches(from, to)) {
                worked = worked.plus(stretch.length());
            }
            from = to;
        }
        return worked;
    }

    private static Instant dayAfter(Instant time) {
        return time.plus(Duration.ofDays(1));
    }

    /** The working time from one instant to another, in its order: per spell of one offset from UTC. */
    private List<Stretch> stretches(Instant from, Instant to) {
        var found = new ArrayList<Stretch>();
        Instant begin = from;
        while (begin.isBefore(to)) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(begin);
            Instant end = change == null || change.getInstant().isAfter(to) ? to : change.getInstant();
            addStretches(found, begin, end, zone.getRules().getOffset(begin));
            begin = end;
        }
        return found;
    }

    private void addStretches(List<Stretch> found, Instant from, Instant to, ZoneOffset offset) {
        LocalDate last = LocalDateTime.ofInstant(to, offset).toLocalDate();
        for (LocalDate day = LocalDateTime.ofInstant(from, offset).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            for (Interval interval : intervals(day)) {
                Instant midnight = day.atStartOfDay().toInstant(offset);
                Stretch stretch = within(
                        midnight.plus(Duration.ofMinutes(interval.from())),
                        midnight.plus(Duration.ofMinutes(interval.to())),
                        from,
                        to);
                if (stretch != null) {
                    found.add(stretch);
                }
            }
        }
    }

    private static @Nullable Stretch within(Instant begin, Instant end, Instant from, Instant to) {
        Instant later = begin.isBefore(from) ? from : begin;
        Instant earlier = end.isAfter(to) ? to : end;
        return later.isBefore(earlier) ? new Stretch(later, earlier) : null;
    }

    private List<Interval> intervals(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** Whether none overlaps the one before. */
    static boolean areApart(List<Interval> intervals) {
        List<Interval> sorted = intervals.stream()
                .sorted(Comparator.comparingInt(Interval::from))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).to()) {
                return false;
            }
        }
        return true;
    }
}
