package io.leadstream.lead.card;

import static io.leadstream.lead.card.People.FIRMOGRAPHICS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.normal.CompanyDomain;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmographicsTest {

    @ParameterizedTest
    @CsvSource({
        "SERIES_A, true",
        "series b, true",
        "5000000, true",
        "seed, true",
        "none, false",
        "NONE, false",
        "no, false",
        "0, false",
        "bootstrapped, false",
        "Self Funded, false",
        "0.0, false",
        "0.00, false",
        "'0,00 €', false",
        "$0, false",
        "0 USD, false",
        "n/a, false",
        "N/A, false",
        "unknown, false",
        "-, false",
        "--, false",
        "?, false",
        "nan, false",
        "NaN, false",
        "undisclosed, false",
        "No funding, false",
        "0.5, true",
        "$10M, true",
        "100, true",
        "IPO, true",
        ", false"
    })
    void fundingIsReadFromWhatWasWritten(String funding, boolean funded) {
        assertEquals(funded, new Firmographics(null, null, null, null, funding, null).isFunded());
    }

    @ParameterizedTest
    @CsvSource({
        "GROWTH, true",
        "growing, true",
        "Scale-up, true",
        "scale_up, true",
        "SCALE UP, true",
        "Hypergrowth, true",
        "expansion, true",
        "MATURE, false",
        "startup, false",
        "declining, false",
        ", false"
    })
    void growthIsReadFromWhatWasWritten(String stage, boolean growing) {
        assertEquals(growing, new Firmographics(null, null, null, stage, null, null).isGrowing());
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, 1-9", "50, 50-249", "1000, 250-1000", "1001, 1001-5000", ", "})
    void theSizeBandIsThatOfTheEmployees(Integer employees, String band) {
        assertEquals(band, new Firmographics(null, null, employees, null, null, null).sizeBand());
    }

    @Test
    void aCompanyLacksWhatItCouldBeGiven() {
        Company company = People.company(Firmographics.NOTHING);

        assertTrue(company.lacks(FIRMOGRAPHICS));
        company.fill(FIRMOGRAPHICS);

        assertEquals(FIRMOGRAPHICS, company.firmographics());
        assertFalse(company.lacks(FIRMOGRAPHICS));
        assertFalse(company.lacks(new Firmographics("Other", "OTHER", 1, "x", "y", 0)));
    }

    @Test
    void aCompanyOfWhichNothingIsKnownSaysSo() {
        LeadEvent.CompanyFacts told = People.company(Firmographics.NOTHING).facts();

        assertEquals("acme.example", told.domain());
        assertNull(told.name());
        assertNull(told.sizeBand());
        assertFalse(told.funded());
        assertFalse(told.growing());
    }

    @Test
    void aCompanyIsKnownByItsDomainElseByItsName() {
        var domain = new CompanyDomain("acme.example");

        assertEquals(Optional.of(new CompanyKey("acme.example", null)), CompanyKey.of(domain, "Acme"));
        assertEquals(Optional.of(new CompanyKey(null, "acme gmbh")), CompanyKey.of(null, "  ACME \t GmbH "));
        assertEquals(Optional.empty(), CompanyKey.of(null, " "));
        assertEquals(Optional.empty(), CompanyKey.of(null, null));
    }
}
