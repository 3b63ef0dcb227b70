package io.leadstream.forecast.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2027-Q1, 2027-01-01T00:00:00Z, 2027-04-01T00:00:00Z, 2026-Q4",
        "2027-Q4, 2027-10-01T00:00:00Z, 2028-01-01T00:00:00Z, 2027-Q3",
        "2027-01, 2027-01-01T00:00:00Z, 2027-02-01T00:00:00Z, 2026-12",
        "2028-02, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z, 2028-01"
    })
    void aPeriodIsACalendarMonthOrQuarterInUtc(String text, Instant from, Instant to, String previous) {
        Period period = Period.parse(text).orElseThrow();
        assertEquals(from, period.from());
        assertEquals(to, period.to());
        assertEquals(text, period.toString());
        assertEquals(previous, period.previous().toString());
        assertEquals(period, period.previous().next());
        assertEquals(period, Period.of(to.minusMillis(1), period.quarter()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2027", "2027-Q0", "2027-Q5", "2027-13", "2027-1", "27-01", "1969-12", "2200-Q1", "2027-q1"})
    void whatIsNoPeriodIsNone(String text) {
        assertTrue(Period.parse(text).isEmpty());
    }

    @Test
    void theEndBelongsToTheNext() {
        Period january = Period.parse("2027-01").orElseThrow();
        assertTrue(january.contains(january.from()));
        assertFalse(january.contains(january.to()));
        assertTrue(january.contains(LocalDate.of(2027, 1, 31)));
        assertFalse(january.contains(LocalDate.of(2027, 2, 1)));
    }

    @Test
    void nothingElseIsAPeriod() {
        assertThrows(IllegalArgumentException.class, () -> new Period(LocalDate.of(2027, 2, 1), 3));
        assertThrows(IllegalArgumentException.class, () -> new Period(LocalDate.of(2027, 1, 2), 1));
        assertThrows(IllegalArgumentException.class, () -> new Period(LocalDate.of(2027, 1, 1), 6));
    }
}
