package io.leadstream.lead.card;

import static io.leadstream.lead.card.People.JANE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void whatIsInNormalFormStays() {
        Changes changes = Changes.of(JANE, "rep");

        assertEquals(changes, changes.normal());
        assertEquals(JANE, changes.person());
    }

    @Test
    void whatIsWrittenIsNormalised() {
        var written = new Changes(" Jane@ACME.example ", "030 901820", " Jane ", " ", null, null, "de", " ", "rep");

        assertEquals(
                new Changes("jane@acme.example", "+4930901820", "Jane", null, null, null, "DE", null, "rep"),
                written.normal());
    }

    @Test
    void everyFieldThatCannotBeReadIsNamed() {
        var written = new Changes(
                "jane", "x", "n".repeat(101), null, "t".repeat(201), "a".repeat(21), "Germany", null, "o".repeat(201));

        BadInput refused = assertThrows(BadInput.class, written::normal);

        assertEquals(
                "[country, email, phone, firstName, jobTitle, ageBand, owner]",
                refused.violations().stream().map(Violation::field).toList().toString());
    }

    @Test
    void aLeadKeepsAnAddressOrANumber() {
        var written = new Changes(null, " ", "Jane", null, null, null, null, null, null);

        BadInput refused = assertThrows(BadInput.class, written::normal);

        assertEquals(java.util.List.of(new Violation("email", "must be given, or else phone")), refused.violations());
    }
}
