package io.leadstream.qualification.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Working time by the clocks of a place: weekends, nights, and the days on which clocks change. */
class WorkingHoursLawsTest {

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final WorkingHours BERLIN = hours("Europe/Berlin", WEEKDAYS, "09:00", "17:00");

    @Property(tries = 500)
    void betweenStartAndDueLiesExactlyTheWorkingTime(
            @ForAll @From("places") WorkingHours hours,
            @ForAll @From("instants") Instant from,
            @ForAll @IntRange(min = 1, max = 6000) int minutes) {
        Duration working = Duration.ofMinutes(minutes);
        Instant due = hours.after(from, working);

        assertTrue(due.isAfter(from));
        assertEquals(working, hours.between(from, due));
        assertFalse(hours.after(from.plusSeconds(60), working).isBefore(due));
    }

    @Property(tries = 300)
    void aTargetIsDueWhileSomebodyIsAtWork(
            @ForAll @From("places") WorkingHours hours,
            @ForAll @From("instants") Instant from,
            @ForAll @IntRange(min = 1, max = 6000) int minutes) {
        Instant due = hours.after(from, Duration.ofMinutes(minutes));

        assertEquals(Duration.ofSeconds(1), hours.between(due.minusSeconds(1), due));
    }

    @Property(tries = 300)
    void partsAddUp(
            @ForAll @From("places") WorkingHours hours,
            @ForAll @From("instants") Instant from,
            @ForAll @IntRange(min = 0, max = 2_000_000) int first,
            @ForAll @IntRange(min = 0, max = 2_000_000) int second) {
        Instant middle = from.plusSeconds(first);
        Instant end = middle.plusSeconds(second);

        assertEquals(hours.between(from, end), hours.between(from, middle).plus(hours.between(middle, end)));
    }

    @Example
    void aWeekendDoesNotCount() {
        Instant friday = Instant.parse("2026-03-06T15:00:00Z"); // 16:00 in Berlin

        assertEquals(Instant.parse("2026-03-09T09:00:00Z"), BERLIN.after(friday, Duration.ofHours(2)));
        assertEquals(
                Instant.parse("2026-03-09T08:01:00Z"),
                BERLIN.after(Instant.parse("2026-03-07T12:00:00Z"), Duration.ofMinutes(1)));
    }

    @Example
    void clocksThatGoForwardOverTheWeekendMoveTheDueTimeInUtc() {
        Instant friday = Instant.parse("2026-03-27T15:30:00Z"); // 16:30 in Berlin, an hour ahead of UTC

        assertEquals(Instant.parse("2026-03-30T07:30:00Z"), BERLIN.after(friday, Duration.ofHours(1)));
    }

    @Example
    void clocksThatGoBackOverTheWeekendDoToo() {
        Instant friday = Instant.parse("2026-10-23T14:30:00Z"); // 16:30 in Berlin, two hours ahead of UTC

        assertEquals(Instant.parse("2026-10-26T08:30:00Z"), BERLIN.after(friday, Duration.ofHours(1)));
    }

    @Example
    void aNightOnWhichClocksChangeIsAsLongAsItIs() {
        WorkingHours nights = hours("Europe/Berlin", EnumSet.allOf(DayOfWeek.class), "00:00", "06:00");

        assertEquals(Duration.ofHours(5), nights.between(at("2026-03-28T22:00:00Z"), at("2026-03-29T10:00:00Z")));
        assertEquals(Duration.ofHours(7), nights.between(at("2026-10-24T21:00:00Z"), at("2026-10-25T10:00:00Z")));
    }

    @Example
    void aDayThatAPlaceLeftOutHasNoHours() {
        WorkingHours samoa = hours("Pacific/Apia", EnumSet.allOf(DayOfWeek.class), "09:00", "17:00");

        // there was no 30 December 2011 in Samoa
        assertEquals(Duration.ofHours(16), samoa.between(at("2011-12-29T10:00:00Z"), at("2011-12-31T10:00:00Z")));
        assertEquals(at("2012-01-01T03:00:00Z"), samoa.after(at("2011-12-30T03:00:00Z"), Duration.ofHours(16)));
    }

    @Example
    void hoursThatNobodyWorksAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> hours("UTC", Set.of(), "09:00", "17:00"));
        assertThrows(IllegalArgumentException.class, () -> hours("UTC", WEEKDAYS, "17:00", "09:00"));
        assertThrows(
                IllegalArgumentException.class, () -> BERLIN.after(at("2026-03-06T15:00:00Z"), Duration.ofDays(5000)));
    }

    @Provide
    Arbitrary<WorkingHours> places() {
        var zones = Arbitraries.of(
                "Europe/Berlin",
                "America/New_York",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "UTC");
        var days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(7);
        var from = Arbitraries.integers().between(0, 1300);
        var length = Arbitraries.integers().between(30, 1439);
        return Combinators.combine(zones, days, from, length)
                .as((zone, some, begin, most) -> new WorkingHours(
                        ZoneId.of(zone),
                        some,
                        LocalTime.ofSecondOfDay(begin * 60L),
                        LocalTime.ofSecondOfDay(Math.min(begin + most, 1439) * 60L)));
    }

    @Provide
    Arbitrary<Instant> instants() {
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        return Arbitraries.integers().between(0, 63_000_000).map(begin::plusSeconds);
    }

    private static WorkingHours hours(String zone, Set<DayOfWeek> days, String from, String until) {
        return new WorkingHours(ZoneId.of(zone), days, LocalTime.parse(from), LocalTime.parse(until));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
