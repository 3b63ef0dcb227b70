package io.leadstream.forecast.landing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The periods that can be forecast. */
class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "2027-Q1, 2027-01-01, 2027-03-31",
        "2027-02, 2027-02-01, 2027-02-28",
        "2027-W01, 2027-01-04, 2027-01-10",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2027-W05, 2027-02-01, 2027-02-07"
    })
    void aPeriodHasItsDays(String text, LocalDate first, LocalDate last) {
        assertEquals(Optional.of(new Span(text, first, last)), Span.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027", "2027-Q5", "2027-13", "2027-W00", "2027-W53", "1969-W10", "2027-W1"})
    void othersAreNone(String text) {
        assertTrue(Span.parse(text).isEmpty());
    }
}
