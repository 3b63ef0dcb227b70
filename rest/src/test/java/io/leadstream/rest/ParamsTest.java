package io.leadstream.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

    @Test
    void aDateMeansItsStartInUtc() {
        assertEquals(Instant.parse("2026-01-31T00:00:00Z"), Params.instant("from", "2026-01-31"));
    }

    @Test
    void aDateAtItsEndMeansItsLastMicrosecond() {
        assertEquals(Instant.parse("2026-01-31T23:59:59.999999Z"), Params.instantAtEnd("asOf", "2026-01-31"));
    }

    @Test
    void aTimeWithAnOffsetIsReadAlsoWhenItsPlusArrivedAsASpace() {
        assertEquals(Instant.parse("2026-01-31T08:30:00Z"), Params.instant("from", "2026-01-31T09:30:00 01:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-01",
                "2026-02-30",
                "2026-01-31T25:00:00Z",
                "1700000000",
                "+999999999-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void noTimeIsRefusedByName(String value) {
        var refusal = assertThrows(BadInput.class, () -> Params.instant("from", value));

        assertEquals("from", refusal.violations().getFirst().field());
    }

    @Test
    void choicesAreReadWithoutRegardToCase() {
        assertEquals(DayOfWeek.MONDAY, Params.choice("day", "monday", DayOfWeek.class));
    }

    @Test
    void otherChoicesAreRefusedWithThoseThereAre() {
        var refusal = assertThrows(BadInput.class, () -> Params.choice("day", "noday", DayOfWeek.class));

        assertEquals(
                "must be one of [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY]",
                refusal.violations().getFirst().message());
    }

    @Test
    void durationsAreIso8601() {
        assertEquals(Duration.ofDays(30), Params.duration("horizon", "P30D"));
        assertThrows(BadInput.class, () -> Params.duration("horizon", "30 days"));
    }

    @Test
    void whatIsNotGivenIsAbsent() {
        assertNull(Params.instant("from", null));
        assertNull(Params.integer("version", null));
    }
}
