package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "+4930901820, , +4930901820",
        "+49 30 901820, , +4930901820",
        "+49 (0)30 901820, , +4930901820",
        "+49-30/90.18.20, , +4930901820",
        "030 901820, DE, +4930901820",
        "0049 30 901820, DE, +4930901820",
        "0049 30 901820, , +4930901820",
        "(415) 555-2671 ext. 5, US, +14155552671",
        "030 901820 ext. 12, DE, +4930901820",
        "tel:+49-30-901820, , +4930901820",
        "(212) 555-2368, US, +12125552368",
        "+1 212 555 2368, DE, +12125552368",
        "020 7946 0958, GB, +442079460958",
        "01 42 68 53 00, FR, +33142685300",
        "06 1234 5678, IT, +390612345678",
        "+39 06 1234 5678, , +390612345678",
        "044 668 18 00, CH, +41446681800",
        "011 4567 8901, AR, +541145678901",
        "03-1234-5678, JP, +81312345678",
        "+491701234567, , +491701234567",
        "0170 1234567, DE, +491701234567",
        "+15550100200, , +15550100200"
    })
    void aNumberIsNormalised(String written, String country, String e164) {
        assertEquals(e164, Phone.of(written, country).e164());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "+49", "12", "phone", "+4930901820301234567890", "+999123456789", "++", "x1"})
    void whatIsNoNumberIsRefused(String written) {
        assertThrows(IllegalArgumentException.class, () -> Phone.of(written, "DE"));
    }

    @Test
    void aNationalNumberNeedsACountry() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Phone.of("030 901820", null));

        assertTrue(refused.getMessage().contains("country"), refused.getMessage());
    }

    @Test
    void theDigitsAfterTheCountryCodeAreKnown() {
        assertEquals("30901820", new Phone("+4930901820").withoutCountryCode());
        assertEquals("2125552368", new Phone("+12125552368").withoutCountryCode());
    }
}
