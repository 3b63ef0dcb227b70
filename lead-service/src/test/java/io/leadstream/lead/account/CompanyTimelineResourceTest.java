package io.leadstream.lead.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class CompanyTimelineResourceTest {

    private final String domain = "t" + UUID.randomUUID().toString().replace("-", "") + ".example";
    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void whatHappenedToTheCompanyAndItsLeadsIsOneList() {
        String jane = api.captured("jane@" + domain);
        String john = api.captured("john@" + domain);
        String company = api.get(jane).extract().path("company.id");
        api.record(jane, "{\"type\":\"CALL\",\"occurredAt\":\"2026-01-02T00:00:00Z\"}")
                .statusCode(201);
        api.record(john, "{\"type\":\"EMAIL_SENT\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}")
                .statusCode(201);
        note(company, "{\"type\":\"COMPANY_FACT\",\"text\":\"moves\",\"sourceAt\":\"2026-01-03T00:00:00Z\"}");
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"targetAccount\":true}")
                .patch("/api/companies/" + company)
                .then()
                .statusCode(200);

        String next = page(company, "limit", 2)
                .body("items.type", contains("ACTIVITY", "ACTIVITY"))
                .body("items.leadId", contains(john, jane))
                .extract()
                .path("next");
        page(company, "after", next)
                .body("items.type", contains("NOTE", "CAPTURE", "CAPTURE", "COMPANY_CHANGE"))
                .body("items[0].leadId", nullValue())
                .body("items[3].detail.targetAccount.to", equalTo(true))
                .body("items[3].by", equalTo("rep"))
                .body("next", nullValue());
        page(company, "order", "desc").body("items[0].type", equalTo("COMPANY_CHANGE"));
        page(company, "types", "note").body("items.detail.text", contains("moves"));
        api.as("rep")
                .queryParam("types", "GOSSIP")
                .get("/api/companies/" + company + "/timeline")
                .then()
                .statusCode(400)
                .body("violations.field", contains("types"));
    }

    private void note(String company, String body) {
        api.as("rep")
                .body(body)
                .post("/api/companies/" + company + "/notes")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse page(String company, String parameter, Object value) {
        return api.as("rep")
                .queryParam(parameter, value)
                .get("/api/companies/" + company + "/timeline")
                .then()
                .statusCode(200);
    }
}
