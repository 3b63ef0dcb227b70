package io.leadstream.lead.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.Company;
import io.leadstream.lead.card.CompanyKey;
import io.leadstream.lead.card.Firmographics;
import io.leadstream.lead.card.Identity;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalLeadTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aLeadIsNormalised() {
        NormalLead lead = normal("""
                {"email":" Jane.Doe@ACME.example ","firstName":" Jane ","lastName":" ","phone":"030 901820",
                 "jobTitle":"VP Sales","country":"de","source":"WEB_FORM","campaign":" autumn ",
                 "consent":{"newsletter":true},"company":{"name":" Acme ","employees":240}}""");

        assertEquals("jane.doe@acme.example", lead.person().email());
        assertEquals("Jane", lead.person().firstName());
        assertNull(lead.person().lastName());
        assertEquals("+4930901820", lead.person().phone());
        assertEquals("DE", lead.person().country());
        assertEquals("autumn", lead.origin().campaign());
        assertEquals("{\"newsletter\":true}", lead.origin().consent());
        assertEquals("Acme", lead.company().firmographics().name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'source':'CHAT'} | email | must be given, or else phone",
                "{'source':'CHAT','email':' ','phone':''} | email | must be given, or else phone",
                "{'source':'CHAT','email':'jane'} | email | must be an e-mail address such as jane@example.com",
                "{'source':'CHAT','phone':'12'} | phone | must be in E.164 form such as +4930901820, or come with a country",
                "{'source':'CHAT','phone':'12','country':'DE'} | phone | must be a telephone number such as +4930901820",
                "{'source':'CHAT','email':'a@b.de','country':'Germany'} | country | must be an ISO 3166-1 alpha-2 code such as DE",
                "{'source':'CHAT','email':'a@b.de','company':{'domain':'acme'}} | company.domain | must be a domain such as example.com",
                "{'source':'CHAT','email':'a@b.de','consent':'yes'} | consent | must be an object",
                "{'source':'CHAT','email':'a@b.de','consent':[1]} | consent | must be an object",
                "{'source':'CHAT','email':'a@b.de','consent':{'a':'\\u0000'}} | consent | must not contain NUL or half of a surrogate pair",
                "{'source':'CHAT','email':'a@b.de','consent':{'a':'\\ud800'}} | consent | must not contain NUL or half of a surrogate pair"
            })
    void whatCannotBeIsNamed(String body, String field, String message) {
        BadInput refused = assertThrows(BadInput.class, () -> normal(body));

        assertEquals(List.of(new Violation(field, message)), refused.violations());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':'maybe'} | consent.a",
                "{'a':1,'b':[]} | consent.a",
                "{'calls':{'at':'2026-01-31T09:30:00Z'}} | consent.calls",
            })
    void aConsentOfWhichNothingCanBeReadIsRefused(String consent, String field) {
        BadInput refused = assertThrows(
                BadInput.class, () -> normal("{'source':'CHAT','email':'a@b.de','consent':%s}".formatted(consent)));

        assertEquals(field, refused.violations().getFirst().field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'mail':true,'wording':'I agree'}", "{'purposes':[]}", "{'a':{'granted':'on'}}"})
    void aConsentThatSaysSomethingIsKept(String consent) {
        assertNotNull(normal("{'source':'CHAT','email':'a@b.de','consent':%s}".formatted(consent))
                .origin()
                .consent());
    }

    @Test
    void aLongConsentIsRefused() {
        String body = "{'source':'CHAT','email':'a@b.de','consent':{'a':'%s'}}".formatted("x".repeat(10_000));

        assertEquals(
                "consent",
                assertThrows(BadInput.class, () -> normal(body))
                        .violations()
                        .getFirst()
                        .field());
    }

    @Test
    void allThatCannotBeIsNamedAtOnce() {
        BadInput refused = assertThrows(
                BadInput.class,
                () -> normal("{'source':'CHAT','email':'jane','phone':'x','country':'XX','company':{'domain':'x'}}"));

        assertEquals(
                List.of("country", "email", "phone", "company.domain"),
                refused.violations().stream().map(Violation::field).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'source':'CHAT','email':'a@acme.example'} | acme.example |",
                "{'source':'CHAT','email':'a@eu.acme.co.uk'} | acme.co.uk |",
                "{'source':'CHAT','email':'a@gmail.com','company':{'domain':'www.acme.com'}} | acme.com |",
                "{'source':'CHAT','email':'a@acme.example','company':{'domain':'other.com','name':'Other'}} | other.com |",
                "{'source':'CHAT','email':'a@gmail.com','company':{'name':' ACME  Inc '}} | | acme inc",
                "{'source':'CHAT','email':'a@gmail.com','company':{'name':'Acme','domain':'https://www.linkedin.com/company/acme'}} | | acme",
                "{'source':'CHAT','email':'a@linkedin.com','company':{'domain':'linkedin.com'}} | linkedin.com |",
                "{'source':'CHAT','email':'a@gmail.com','company':{'name':'Acme','domain':'gmail.com'}} | | acme",
                "{'source':'CHAT','phone':'+4930901820','company':{'name':'Acme'}} | | acme",
                "{'source':'CHAT','email':'b@acme.example','company':{'name':'Globex Inc.'}} | acme.example |",
                "{'source':'CHAT','email':'b@acme.example','company':{'name':'Acme','domain':'gmail.com'}} | acme.example |"
            })
    void theCompanyIsKnownByDomainElseByName(String body, String domain, String nameKey) {
        assertEquals(new CompanyKey(domain, nameKey), normal(body).company().key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'source':'CHAT','email':'a@gmail.com'}",
                "{'source':'CHAT','email':'a@gmail.com','company':{}}",
                "{'source':'CHAT','phone':'+4930901820','company':{'name':' '}}"
            })
    void ofWhichNothingIsSaidThereIsNoCompany(String body) {
        assertNull(normal(body).company());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'source':'CHAT','email':'a@gmail.com','company':{'industry':'SOFTWARE'}}",
                "{'source':'CHAT','phone':'+4930901820','company':{'employees':240,'funding':'SEED'}}",
                "{'source':'CHAT','email':'a@gmail.com','company':{'domain':'gmail.com','employees':0}}"
            })
    void whatIsSaidOfACompanyWithoutDomainAndNameIsKept(String body) {
        Company.Offer offer = normal(body).company();

        assertNull(offer.key());
        assertNotEquals(Firmographics.NOTHING, offer.firmographics());
    }

    @Test
    void aPersonIsKnownByAddressAndNumberAPartnersRecordByItsIdToo() {
        NormalLead lead = normal("{'source':'PARTNER','email':'A@b.de','phone':'+4930901820','externalId':'crm-1'}");

        assertEquals("[email a@b.de, phone +4930901820]", names(lead.identities(Door.REST)));
        assertEquals(
                "[email a@b.de, phone +4930901820, record demo/crm-1]", names(lead.identities(Door.topicOf("demo"))));
    }

    private static String names(List<Identity> identities) {
        return identities.stream().map(Identity::name).toList().toString();
    }

    private static NormalLead normal(String body) {
        try {
            return NormalLead.of(JSON.readValue(body.replace('\'', '"'), NewLead.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
