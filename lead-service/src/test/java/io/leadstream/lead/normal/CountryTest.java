package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    @ParameterizedTest
    @ValueSource(strings = {"DE", "de", " De "})
    void aCodeIsReadHoweverItIsWritten(String written) {
        assertEquals("DE", Country.of(written).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Germany", "DEU", "XX", "D", "", "EN", "1", "UK"})
    void whatIsNoCodeIsRefused(String written) {
        assertThrows(IllegalArgumentException.class, () -> Country.of(written));
    }
}
