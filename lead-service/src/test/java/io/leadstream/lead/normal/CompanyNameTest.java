package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme | ACME Inc.",
                "Acme | acme, inc",
                "Acme GmbH & Co. KG | Acme",
                "Acme S.A. | ACME SA",
                "Société Générale | Societe Generale S.A.",
                "Johnson & Johnson | Johnson and Johnson",
                "O'Neill  Ltd | O’Neill Limited"
            })
    void theSameCompanyIsKnownHoweverItIsWritten(String one, String other) {
        assertEquals(CompanyName.of(one), CompanyName.of(other));
    }

    @ParameterizedTest
    @CsvSource({"Acme, Globex", "Acme Software, Acme", "AB, SE", "Co, Company"})
    void otherNamesAreOtherCompanies(String one, String other) {
        assertNotEquals(CompanyName.of(one), CompanyName.of(other));
    }

    @Test
    void aNameOfSignsAloneIsANameToo() {
        assertFalse(CompanyName.of("!!!").key().isEmpty());
    }
}
