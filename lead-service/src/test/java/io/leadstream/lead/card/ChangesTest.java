package io.leadstream.lead.card;

import static io.leadstream.lead.card.People.JANE;
import static io.leadstream.lead.card.People.WEB_FORM;
import static io.leadstream.lead.card.People.acme;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.Contract;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.MergePatch;
import io.leadstream.rest.Violation;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void whatIsInNormalFormStays() {
        Changes changes = Changes.of(JANE, WEB_FORM, "rep", acme().changeable());

        assertEquals(changes, changes.normal());
        assertEquals(JANE, changes.person());
        assertEquals(WEB_FORM, changes.origin(Source.WEB_FORM));
    }

    @Test
    void whatIsWrittenIsNormalised() {
        Changes written = read("""
                {"email":" Jane@ACME.example ","phone":"030 901820","firstName":" Jane ","lastName":" ","country":"de",
                 "region":" ","owner":"rep","medium":" cpc ","consent":{"newsletter":true},
                 "company":{"name":" Acme ","domain":"https://www.Acme.example/x","employees":240,"funding":5000000}}""");

        Changes normal = written.normal();

        assertEquals("jane@acme.example", normal.email());
        assertEquals("+4930901820", normal.phone());
        assertEquals("Jane", normal.firstName());
        assertNull(normal.lastName());
        assertEquals("DE", normal.country());
        assertNull(normal.region());
        assertEquals("cpc", normal.medium());
        assertEquals(new RawJson("{\"newsletter\":true}"), normal.consent());
        assertEquals(new CompanyChanges("Acme", "acme.example", null, 240, null, "5000000", null), normal.company());
    }

    @Test
    void aCompanyOfWhichNothingIsSaidIsNone() {
        assertNull(read("{\"email\":\"a@b.de\",\"company\":{\"name\":\" \"}}")
                .normal()
                .company());
    }

    @Test
    void aPatchReachesTheMembersOfConsentAndCompany() {
        var mapper = Contract.mapper();
        Changes before = read(
                "{\"email\":\"a@b.de\",\"consent\":{\"a\":1,\"b\":2},\"company\":{\"name\":\"Acme\",\"employees\":5}}");

        Changes after = MergePatch.apply(
                mapper,
                before,
                tree("{\"consent\":{\"b\":null,\"c\":[3]},\"company\":{\"employees\":60}}"),
                Changes.class);

        assertEquals(new RawJson("{\"a\":1,\"c\":[3]}"), after.consent());
        assertEquals(new CompanyChanges("Acme", null, null, 60, null, null, null), after.company());
    }

    @Test
    void everyFieldThatCannotBeReadIsNamed() {
        Changes written = read("""
                {"email":"jane","phone":"x","firstName":"%s","jobTitle":"%s","ageBand":"%s","country":"Germany",
                 "owner":"%s","medium":"%s","campaign":"%s","referrer":"%s","landingPage":"%s","consent":"yes",
                 "company":{"name":"%s","domain":"gmail.com","employees":-1,"productUsers":100000001}}""".formatted(
                        "n".repeat(101),
                        "t".repeat(201),
                        "a".repeat(21),
                        "o".repeat(201),
                        "m".repeat(101),
                        "c".repeat(201),
                        "r".repeat(2001),
                        "l".repeat(2001),
                        "n".repeat(201)));

        BadInput refused = assertThrows(BadInput.class, written::normal);

        assertEquals(
                "[country, email, phone, firstName, jobTitle, ageBand, medium, campaign, referrer, landingPage, consent, owner,"
                        + " company.name, company.domain, company.employees, company.productUsers]",
                refused.violations().stream().map(Violation::field).toList().toString());
    }

    @Test
    void aLeadKeepsAnAddressOrANumber() {
        Changes written = read("{\"phone\":\" \",\"firstName\":\"Jane\"}");

        BadInput refused = assertThrows(BadInput.class, written::normal);

        assertEquals(java.util.List.of(new Violation("email", "must be given, or else phone")), refused.violations());
    }

    private static Changes read(String json) {
        try {
            return Contract.mapper().readValue(json, Changes.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Contract.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
