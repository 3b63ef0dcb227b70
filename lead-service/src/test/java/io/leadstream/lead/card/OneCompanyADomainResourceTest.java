package io.leadstream.lead.card;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Companies that were kept beside the owner of their domain become part of it. */
@StackTest
class OneCompanyADomainResourceTest {

    private final LeadApi api = new LeadApi().ready();

    @Inject
    OneCompanyADomain oneCompanyADomain;

    @Test
    void aCompanyBesideTheOwnerBecomesPartOfIt() {
        String domain = UUID.randomUUID() + ".example";
        String owner = api.get(api.captured("a@" + domain)).extract().path("company.id");
        String lead = api.captured("b@gmail-" + domain);
        String beside = api.get(lead).extract().path("company.id");
        api.as("rep")
                .body("{\"type\":\"NEED\",\"text\":\"They move\",\"source\":\"us\"}")
                .post("/api/companies/" + beside + "/notes")
                .then()
                .statusCode(201);
        api.stack()
                .psql(
                        "update company set domain = null, name = 'Globex', name_key = 'globex @%1$s', target_account = true, industry = 'STEEL' where id = '%2$s' returning 1"
                                .formatted(domain, beside));
        api.stack().psql("insert into company_joining values ('%s', '%s') returning 1".formatted(beside, owner));

        oneCompanyADomain.join();

        api.get(lead).body("company.id", equalTo(owner)).body("company.industry", equalTo("STEEL"));
        api.as("rep").get("/api/companies/" + beside).then().statusCode(404);
        api.as("rep")
                .get("/api/companies/" + owner)
                .then()
                .body("targetAccount", is(true))
                .body("domain", equalTo(domain));
        api.as("rep").get("/api/companies/" + owner + "/notes").then().body("items.text", contains("They move"));
        String told = api.stack()
                .psql("select payload from outbox where key = '%s' order by sequence desc limit 1".formatted(lead))
                .getFirst();
        assertTrue(told.contains(owner), told);
        assertEquals(List.of(), api.stack().psql("select 1 from company_joining"));
    }
}
