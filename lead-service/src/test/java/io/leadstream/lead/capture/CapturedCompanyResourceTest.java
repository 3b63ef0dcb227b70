package io.leadstream.lead.capture;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which company a captured lead is with, and what is known of it then. */
@StackTest
class CapturedCompanyResourceTest {

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void aDomainIsOneCompanyWhateverItIsCalled() {
        String domain = UUID.randomUUID() + ".example";
        String acme = company(capturedAt("a@" + domain, "\"name\":\"Acme\",\"employees\":20"));
        String globex = capturedAt("b@mail." + domain, "\"name\":\"Globex\",\"employees\":240,\"industry\":\"STEEL\"");

        api.get(globex)
                .body("company.id", equalTo(acme))
                .body("company.name", equalTo("Acme"))
                .body("company.employees", is(20))
                .body("company.industry", equalTo("STEEL"));
        api.as("rep")
                .get("/api/leads/" + globex + "/touches")
                .then()
                .body("items[0].offered.company.name", equalTo("Globex"));
        assertEquals(acme, company(api.captured("d@" + domain)));
        assertEquals(
                acme,
                company(capturedAt(
                        UUID.randomUUID() + "@gmail.com", "\"name\":\"Globex\",\"domain\":\"%s\"".formatted(domain))));
        assertEquals(
                List.of("1"), api.stack().psql("select count(*) from company where domain = '%s'".formatted(domain)));
    }

    @Test
    void namesAtOneDomainAtOnceAreOneCompany() {
        String domain = UUID.randomUUID() + ".example";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 30)
                    .forEach(i -> threads.execute(
                            () -> capturedAt("p%d@%s".formatted(i, domain), "\"name\":\"Name %d\"".formatted(i % 10))));
        }

        assertEquals(30, api.found("company", domain).size());
        assertEquals(
                List.of("1"),
                api.stack()
                        .psql("select count(distinct company_id) from lead where email like '%%@%s'"
                                .formatted(domain)));
    }

    @Test
    void whatIsSaidOfACompanyIsKeptWithoutNameAndDomainUntilBothAreKnown() {
        String email = UUID.randomUUID() + "@gmail.com";
        String domain = UUID.randomUUID() + ".example";
        String lead = capturedAt(email, "\"employees\":240,\"funding\":\"SERIES_B\"");
        api.get(lead)
                .body("company.employees", is(240))
                .body("company.funding", equalTo("SERIES_B"))
                .body("company.name", nullValue());

        again(email, "\"industry\":\"SOFTWARE\"");
        api.get(lead).body("company.industry", equalTo("SOFTWARE")).body("company.employees", is(240));

        again(email, "\"name\":\"Acme\",\"domain\":\"%s\",\"employees\":9,\"productUsers\":12".formatted(domain));
        api.get(lead)
                .body("company.domain", equalTo(domain))
                .body("company.name", equalTo("Acme"))
                .body("company.funding", equalTo("SERIES_B"))
                .body("company.industry", equalTo("SOFTWARE"))
                .body("company.productUsers", is(12));
        assertEquals(company(lead), company(api.captured("b@" + domain)));
    }

    @Test
    void aCompanyKnownByNameBecomesTheOneAtTheDomain() {
        String email = UUID.randomUUID() + "@gmail.com";
        String name = "Acme " + UUID.randomUUID();
        String domain = UUID.randomUUID() + ".example";
        String lead = capturedAt(email, "\"name\":\"%s\"".formatted(name));

        again(email, "\"name\":\"%s\",\"domain\":\"%s\",\"employees\":240".formatted(name, domain));

        api.get(lead).body("company.domain", equalTo(domain)).body("company.employees", is(240));
        again(email, "\"industry\":\"SOFTWARE\"");
        again(email, "\"name\":\"Other\",\"domain\":\"other-%s\"".formatted(domain));
        api.get(lead).body("company.domain", equalTo(domain)).body("company.industry", equalTo("SOFTWARE"));
        String told = api.stack()
                .psql("select payload from outbox where key = '%s' order by sequence desc limit 1".formatted(lead))
                .getFirst();
        assertTrue(told.contains(domain) && told.contains("50-249"), told);
    }

    @Test
    void whatFillsACompanyIsToldToThoseWhoKnowIt() {
        String domain = UUID.randomUUID() + ".example";
        String first = api.captured("a@" + domain);
        String company = api.get(first).extract().path("company.id");

        api.capture("{\"email\":\"b@%s\",\"source\":\"CHAT\",\"company\":{\"employees\":60}}".formatted(domain))
                .statusCode(201);

        api.get(first).body("company.employees", is(60));
        assertEquals(
                List.of("company.changed.v1|50-249|1"),
                api.stack()
                        .psql(
                                "select type, payload::json->>'sizeBand', payload::json->>'version' from outbox where key = '%s'"
                                        .formatted(company)));
    }

    private String capturedAt(String email, String company) {
        return api.capture("{\"email\":\"%s\",\"source\":\"CHAT\",\"company\":{%s}}".formatted(email, company))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void again(String email, String company) {
        api.capture("{\"email\":\"%s\",\"source\":\"CHAT\",\"company\":{%s}}".formatted(email, company))
                .statusCode(200);
    }

    private String company(String lead) {
        return api.get(lead).extract().path("company.id");
    }
}
