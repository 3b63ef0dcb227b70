package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    private static final Dates UNKNOWN = new Dates(null, ZoneOffset.UTC);
    private static final Dates GERMAN = new Dates(DayOrder.DMY, ZoneId.of("Europe/Berlin"));
    private static final Dates AMERICAN = new Dates(DayOrder.MDY, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2026-01-31 09:05, 2026-01-31T09:05:00Z",
        "2026-01-31 09:05:07, 2026-01-31T09:05:07Z",
        "2026-01-31T09:05:07Z, 2026-01-31T09:05:07Z",
        "2026-01-31T09:05:07.123Z, 2026-01-31T09:05:07.123Z",
        "2026-01-31T09:05:07.000+0000, 2026-01-31T09:05:07Z",
        "2026-01-31T09:05:07+01:00, 2026-01-31T08:05:07Z",
        "2026-01-31T09:05:07-0530, 2026-01-31T14:35:07Z",
        "2026-01-31 09:05:07 UTC, 2026-01-31T09:05:07Z",
        "2026/01/31 9:05 PM, 2026-01-31T21:05:00Z",
        "31.01.2026, 2026-01-31T00:00:00Z",
        "31.1.26 14:05, 2026-01-31T14:05:00Z",
        "1/31/2026 2:05 PM, 2026-01-31T14:05:00Z",
        "31/01/2026 12:05 am, 2026-01-31T00:05:00Z",
        "05/05/2026, 2026-05-05T00:00:00Z",
        "1769850307, 2026-01-31T09:05:07Z",
        "1769850307000, 2026-01-31T09:05:07Z"
    })
    void whatCanOnlyMeanOneTimeIsThatTime(String text, Instant expected) {
        assertEquals(expected, UNKNOWN.read("Date", text).at());
    }

    @Test
    void theOrderAndTheZoneAreThoseOfTheWriter() {
        assertEquals(
                Instant.parse("2026-07-04T22:00:00Z"),
                GERMAN.read("Date", "05/07/2026").at());
        assertEquals(
                Instant.parse("2026-05-07T00:00:00Z"),
                AMERICAN.read("Date", "05/07/2026").at());
        assertEquals(
                Instant.parse("2026-07-05T07:30:00Z"),
                GERMAN.read("Date", "5.7.2026 09:30").at());
        assertEquals(
                Instant.parse("2026-07-05T00:00:00Z"),
                AMERICAN.read("Date", "05.07.2026").at(),
                "points are never American");
    }

    @Test
    void aDayIsOneAndATimeIsNot() {
        assertTrue(UNKNOWN.read("Date", "2026-01-31").isDay());
        assertTrue(!UNKNOWN.read("Date", "2026-01-31 00:00").isDay());
    }

    @Test
    void whatMayBeDayOrMonthIsNotGuessed() {
        LineRefused refusal = assertThrows(LineRefused.class, () -> UNKNOWN.read("Close Date", "05/07/2026"));

        assertEquals("urn:leadstream:problem:ambiguous-date", refusal.type());
        assertTrue(refusal.detail().startsWith("Close Date "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "2026-02-30",
                "2026-13-01",
                "31/31/2026",
                "2026-01-31 25:00",
                "2026-01-31 13:05 PM",
                "2026-01-31 09:05:07+99:00",
                "12345",
                "2026-01-31x",
                "1.2-2026"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertEquals(
                "urn:leadstream:problem:bad-input",
                assertThrows(LineRefused.class, () -> UNKNOWN.read("Date", text))
                        .type());
    }

    @Property(tries = 300)
    void everyTimeIsReadAsItWasWritten(@ForAll @LongRange(min = 946_684_800, max = 4_000_000_000L) long second) {
        var time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        for (String pattern :
                new String[] {"M/d/yyyy h:mm:ss a", "MM/dd/yyyy HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"}) {
            String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
            assertEquals(
                    time.toInstant(ZoneOffset.UTC), AMERICAN.read("Date", text).at(), text);
        }
        String german = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").format(time);
        assertEquals(
                time.toInstant(ZoneOffset.UTC),
                new Dates(DayOrder.DMY, ZoneOffset.UTC).read("Date", german).at());
    }
}
