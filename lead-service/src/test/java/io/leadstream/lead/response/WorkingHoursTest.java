package io.leadstream.lead.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.response.WorkingHours.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WorkingHours OFFICE =
            new WorkingHours(BERLIN, week(9 * 60, 12 * 60, 13 * 60, 17 * 60), Set.of(LocalDate.parse("2026-12-25")));

    @ParameterizedTest
    @CsvSource({
        // within the morning; over lunch; over night; over a week-end; over a holiday and a week-end; before work
        // begins
        "2026-11-18T09:00:00Z, PT1H, 2026-11-18T10:00:00Z",
        "2026-11-18T10:30:00Z, PT1H, 2026-11-18T12:30:00Z",
        "2026-11-18T15:30:00Z, PT1H, 2026-11-19T08:30:00Z",
        "2026-11-20T15:30:00Z, PT1H, 2026-11-23T08:30:00Z",
        "2026-12-24T15:30:00Z, PT1H, 2026-12-28T08:30:00Z",
        "2026-11-22T03:00:00Z, PT30M, 2026-11-23T08:30:00Z",
    })
    void workingTimeIsCountedWhereSomebodyWorks(Instant start, Duration working, Instant end) {
        assertEquals(end, OFFICE.plus(start, working));
        assertEquals(working, OFFICE.between(start, end));
    }

    @ParameterizedTest
    @CsvSource({
        // the clocks go on from 2 to 3: the night of 1 to 4 has two hours; they go back from 3 to 2: it has four
        "2026-03-29T00:00:00Z, 2026-03-29T05:00:00Z, PT2H",
        "2026-10-25T00:00:00+02:00, 2026-10-25T05:00:00+01:00, PT4H",
    })
    void aNightInWhichTheClocksChangeIsAsLongAsItIs(
            java.time.OffsetDateTime from, java.time.OffsetDateTime to, Duration worked) {
        var nights = new WorkingHours(BERLIN, everyDay(new Interval(60, 240)), Set.of());

        assertEquals(worked, nights.between(from.toInstant(), to.toInstant()));
    }

    @Property(tries = 300)
    void itIsWhatTheClockOnTheWallSaysMinuteByMinute(
            @ForAll("hours") WorkingHours hours,
            @ForAll("minutes") Instant start,
            @ForAll @IntRange(max = 4_000) int minutes) {
        int worked = 0;
        for (int i = 0; i < minutes; i++) {
            worked += isWorking(hours, start.plusSeconds(60L * i)) ? 1 : 0;
        }

        assertEquals(Duration.ofMinutes(worked), hours.between(start, start.plusSeconds(60L * minutes)));
    }

    @Property(tries = 300)
    void addingIsAdditive(
            @ForAll("hours") WorkingHours hours,
            @ForAll("minutes") Instant start,
            @ForAll @IntRange(min = 1, max = 3_000) int one,
            @ForAll @IntRange(min = 1, max = 3_000) int other) {
        assertEquals(
                hours.plus(start, Duration.ofMinutes(one + other)),
                hours.plus(hours.plus(start, Duration.ofMinutes(one)), Duration.ofMinutes(other)));
    }

    @Property(tries = 300)
    void addingIsMonotoneAndMeasuredAgain(
            @ForAll("hours") WorkingHours hours,
            @ForAll("minutes") Instant start,
            @ForAll @IntRange(max = 5_000) int later,
            @ForAll @IntRange(min = 1, max = 3_000) int minutes) {
        Duration working = Duration.ofMinutes(minutes);
        Instant end = hours.plus(start, working);

        assertEquals(working, hours.between(start, end));
        assertTrue(!hours.plus(start.plusSeconds(later), working).isBefore(end));
        assertTrue(hours.plus(start, working.plusSeconds(1)).isAfter(end));
    }

    @Test
    void whoNeverWorksIsNotWaitedForForEver() {
        var nobody = new WorkingHours(BERLIN, Map.of(), Set.of());

        assertThrows(IllegalStateException.class, () -> nobody.plus(Instant.EPOCH, Duration.ofMinutes(1)));
        assertEquals(
                Duration.ofHours(31),
                WorkingHours.ALWAYS.between(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(31))));
    }

    private static boolean isWorking(WorkingHours hours, Instant time) {
        ZonedDateTime wall = time.atZone(hours.zone());
        int minute = wall.getHour() * 60 + wall.getMinute();
        return !hours.holidays().contains(wall.toLocalDate())
                && hours.week().getOrDefault(wall.getDayOfWeek(), List.of()).stream()
                        .anyMatch(interval -> minute >= interval.from() && minute < interval.to());
    }

    /** Around changes of the clocks, more often than not. */
    @Provide
    Arbitrary<Instant> minutes() {
        return Combinators.combine(
                        Arbitraries.of(
                                Instant.parse("2026-03-28T00:00:00Z"),
                                Instant.parse("2026-10-24T00:00:00Z"),
                                Instant.parse("2026-10-31T00:00:00Z"),
                                Instant.parse("2026-12-24T00:00:00Z"),
                                Instant.parse("2026-04-04T00:00:00Z")),
                        Arbitraries.integers().between(0, 3 * 24 * 60))
                .as((day, minute) -> day.plusSeconds(60L * minute));
    }

    @Provide
    Arbitrary<WorkingHours> hours() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kolkata",
                        "America/Havana",
                        "UTC")
                .map(ZoneId::of);
        Arbitrary<int[]> cuts = Arbitraries.integers()
                .between(0, 24 * 60)
                .array(int[].class)
                .ofSize(4)
                .uniqueElements()
                .map(array -> java.util.Arrays.stream(array).sorted().toArray());
        return Combinators.combine(zones, cuts, Arbitraries.of(true, false))
                .as((zone, cut, holiday) -> new WorkingHours(
                        zone,
                        everyDay(new Interval(cut[0], cut[1]), new Interval(cut[2], cut[3])),
                        holiday ? Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-03-29")) : Set.of()));
    }

    private static Map<DayOfWeek, List<Interval>> everyDay(Interval... intervals) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(intervals));
        }
        return week;
    }

    private static Map<DayOfWeek, List<Interval>> week(int from, int to, int from2, int to2) {
        Map<DayOfWeek, List<Interval>> week = everyDay(new Interval(from, to), new Interval(from2, to2));
        week.remove(DayOfWeek.SATURDAY);
        week.remove(DayOfWeek.SUNDAY);
        return week;
    }
}
