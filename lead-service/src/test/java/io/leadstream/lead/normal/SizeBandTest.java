package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeBandTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1-9",
        "9, 1-9",
        "10, 10-49",
        "49, 10-49",
        "50, 50-249",
        "249, 50-249",
        "250, 250-1000",
        "1000, 250-1000",
        "1001, 1001-5000",
        "5000, 1001-5000",
        "5001, 5001+",
        "2147483647, 5001+"
    })
    void theBandIsThatOfTheNumber(int employees, String label) {
        assertEquals(label, SizeBand.of(employees).label());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void nobodyIsNoBand(int employees) {
        assertThrows(IllegalArgumentException.class, () -> SizeBand.of(employees));
    }
}
