package io.leadstream.lead.timeline;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class CompanyTimelineResourceTest {

    private final String domain = "d" + UUID.randomUUID().toString().replace("-", "") + ".example";

    private LeadApi api;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
    }

    @Test
    void whatHappenedToACompanyAndItsPeopleIsOneListInBothOrders() {
        String jane = api.captured("jane@" + domain);
        String joe = api.captured("joe@" + domain);
        String company = companyOf(jane);
        String at = "/api/companies/" + company;
        api.record(jane, "{\"type\":\"CALL\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}")
                .statusCode(201);
        api.record(joe, "{\"type\":\"CHAT\",\"occurredAt\":\"2026-01-02T00:00:00Z\"}")
                .statusCode(201);
        post(at + "/comments", "{\"text\":\"a comment\"}");
        post(at + "/notes", "{\"type\":\"COMPANY_FACT\",\"text\":\"a note\"}");
        post(at + "/people", "{\"email\":\"cfo@%s\",\"lastName\":\"Byron\"}".formatted(domain));
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"targetAccount\":true}")
                .patch(at)
                .then()
                .statusCode(200);
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"stakeholders\":[{\"leadId\":\"%s\",\"note\":\"decides\"}]}".formatted(jane))
                .put(at + "/stakeholders")
                .then()
                .statusCode(200);
        api.patch(joe, "{\"owner\":\"rep-7\"}").statusCode(200);
        companyDeal(company);

        List<String> oldest = pages(company, "asc");
        assertEquals(oldest.reversed(), pages(company, "desc"));
        assertEquals(oldest.size(), new HashSet<>(oldest).size());
        timeline(company, "limit=200")
                .body("items[0].detail.type", equalTo("CALL"))
                .body("items[0].leadId", equalTo(jane))
                .body("items[1].leadId", equalTo(joe))
                .body(
                        "items.type.unique().sort()",
                        contains(
                                "ACTIVITY",
                                "ASSIGNMENT",
                                "CAPTURE",
                                "CHANGE",
                                "COMMENT",
                                "COMPANY_CHANGE",
                                "DEAL",
                                "NOTE",
                                "PERSON"));
        timeline(company, "types=COMPANY_CHANGE,COMMENT,NOTE,PERSON,DEAL").body("items.leadId", not(hasItem(jane)));
        timeline(company, "types=COMPANY_CHANGE")
                .body("items.detail.fields.targetAccount.to", hasItem(true))
                .body("items.detail.fields.stakeholders.to", hasItem(1));
        timeline(company, "types=DEAL").body("items.detail.step", containsInAnyOrder("OPENED", "STAGE_ENTERED"));
        timeline(company, "types=ACTIVITY&from=2026-01-02").body("items.leadId", contains(joe));
        timeline(company, "types=NONE", 400).body("violations.field", contains("types"));
        api.as("rep")
                .get("/api/companies/" + UUID.randomUUID() + "/timeline")
                .then()
                .statusCode(404);
    }

    @Test
    void aMergedLeadsStoryIsItsSurvivorsAndGoesBackWithIt() {
        String survivor = api.captured("jane@" + domain);
        String merged = api.captured("jane@other-" + domain);
        String here = companyOf(survivor);
        String there = companyOf(merged);
        api.record(merged, "{\"type\":\"DEMO\"}").statusCode(201);
        timeline(there, "types=ACTIVITY").body("items.leadId", contains(merged));
        String merge = api.as("rep")
                .header("If-Match", api.etag(survivor))
                .body("{\"mergedLeadId\":\"%s\"}".formatted(merged))
                .post("/api/leads/" + survivor + "/merges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        timeline(here, "types=ACTIVITY,MERGE")
                .body("items.type", contains("ACTIVITY", "MERGE"))
                .body("items[0].leadId", equalTo(merged))
                .body("items[1].detail.mergedLeadId", equalTo(merged));
        timeline(there, "types=ACTIVITY,CAPTURE").body("items.size()", equalTo(0));

        api.as("rep")
                .header("If-Match", api.etag(survivor))
                .delete("/api/leads/" + survivor + "/merges/" + merge)
                .then()
                .statusCode(200);
        timeline(here, "types=ACTIVITY,MERGE,UNMERGE").body("items.type", contains("MERGE", "UNMERGE"));
        timeline(there, "types=ACTIVITY,CAPTURE").body("items.leadId", hasItems(merged, merged));
    }

    private void companyDeal(String company) {
        String deal = UUID.randomUUID().toString();
        try (var topics = new Topics()) {
            topics.sendDeal(deal, 2, "deal.stage-entered.v1", """
                    {"dealId":"%s","pipeline":"standard","version":1,"fromStage":"A","fromRank":1,"fromPhase":"SALE",
                     "stage":"B","rank":2,"phase":"SALE","direction":"FORWARD","override":false}""".formatted(deal));
            topics.sendDeal(deal, 1, "deal.opened.v1", """
                    {"dealId":"%s","companyId":"%s","pipeline":"standard","version":1,"stage":"A","rank":1,
                     "phase":"SALE","segments":{},"origin":"MANUAL"}""".formatted(deal, company));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> api.as("rep")
                                    .queryParam("atLeast", "pipeline-service/" + deal + "/2")
                                    .get("/api/leads")
                                    .statusCode()
                            == 200);
        }
    }

    private void post(String path, String body) {
        api.as("rep").body(body).post(path).then().statusCode(201);
    }

    private List<String> pages(String company, String order) {
        var seen = new ArrayList<String>();
        String after = "";
        do {
            ValidatableResponse page = timeline(company, "limit=4&order=" + order + after);
            seen.addAll(page.extract().<List<String>>path("items.id"));
            String next = page.extract().path("next");
            after = next == null ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return seen;
    }

    private ValidatableResponse timeline(String company, String query) {
        return timeline(company, query, 200);
    }

    private ValidatableResponse timeline(String company, String query, int status) {
        return api.as("rep")
                .get("/api/companies/" + company + "/timeline?" + query)
                .then()
                .statusCode(status);
    }

    private String companyOf(String lead) {
        return api.get(lead).statusCode(200).extract().path("company.id");
    }
}
