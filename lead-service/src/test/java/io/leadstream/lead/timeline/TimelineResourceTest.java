package io.leadstream.lead.timeline;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static io.leadstream.lead.LeadApi.lead;
import static io.leadstream.lead.LeadApi.newAddress;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.Topics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StackTest
class TimelineResourceTest {

    private LeadApi api;
    private Topics topics;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        topics = new Topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aChangeIsToldFieldByFieldWithWhoMadeIt() {
        String email = newAddress();
        String lead = api.captured(email);
        api.patch(lead, "{\"jobTitle\":\"CEO\",\"region\":\"Bavaria\"}").statusCode(200);
        api.patch(lead, "{\"jobTitle\":\"CTO\"}").statusCode(200);
        api.capture("{\"email\":\"%s\",\"source\":\"CHAT\",\"firstName\":\"Ada\",\"jobTitle\":\"Intern\"}"
                        .formatted(email))
                .statusCode(200);

        timeline(lead, "types=CHANGE")
                .body("items.detail.kind", contains("PATCH", "PATCH", "TOUCH"))
                .body("items[0].by", equalTo("manager"))
                .body("items[0].detail.fields.field", contains("jobTitle", "region"))
                .body(
                        "items[1].detail.fields",
                        contains(java.util.Map.of("field", "jobTitle", "before", "CEO", "after", "CTO")))
                .body("items[2].detail.fields", contains(java.util.Map.of("field", "firstName", "after", "Ada")));
        timeline(lead, "types=capture").body("items.detail.nr", contains(1, 2));
    }

    @Test
    void whatOthersSayOfTheLeadIsToldAtItsTime() {
        String lead = api.capturedLead();
        String deal = UUID.randomUUID().toString();
        topics.sendQualification(
                lead,
                1,
                "lead.scored.v1",
                "{\"leadId\":\"%s\",\"fit\":90.00,\"engagement\":41.25,\"total\":131.25,\"grade\":\"A2\",\"modelVersion\":1}"
                        .formatted(lead));
        topics.sendQualification(
                lead,
                2,
                "lead.lifecycle-changed.v1",
                "{\"leadId\":\"%s\",\"from\":null,\"to\":\"MQL\",\"by\":\"scoring\"}".formatted(lead));
        // the later event comes first, as from a redrive
        topics.sendDeal(deal, 2, "deal.stage-entered.v1", """
                {"dealId":"%s","pipeline":"standard","version":1,"fromStage":"NEED_CONFIRMED","fromRank":1,
                 "fromPhase":"SALE","stage":"FIT_EVALUATED","rank":2,"phase":"SALE","direction":"FORWARD",
                 "override":false}""".formatted(deal));
        topics.sendDeal(deal, 1, "deal.opened.v1", """
                {"dealId":"%s","leadId":"%s","pipeline":"standard","version":1,"stage":"NEED_CONFIRMED","rank":1,
                 "phase":"SALE","amount":{"amount":"1200.00","currency":"EUR"},"segments":{},"origin":"SQL"}""".formatted(deal, lead));
        topics.sendDeal(deal, 3, "deal.closed.v1", """
                {"dealId":"%s","pipeline":"standard","version":1,"outcome":"LOST","reason":"PRICE",
                 "stage":"FIT_EVALUATED","rank":2,"phase":"SALE","override":false}""".formatted(deal));
        awaitApplied("qualification-service/" + lead + "/2");
        awaitApplied("pipeline-service/" + deal + "/3");

        timeline(lead, "types=SCORE,LIFECYCLE")
                .body("items.type", contains("SCORE", "LIFECYCLE"))
                .body("items[0].detail.grade", equalTo("A2"))
                .body("items[1].detail.to", equalTo("MQL"))
                .body("items[1].by", equalTo("scoring"));
        timeline(lead, "types=DEAL")
                .body("items.detail.step", hasItems("OPENED", "STAGE_ENTERED", "CLOSED"))
                .body("items.detail.dealId", everyItem(equalTo(deal)));
        api.erase(lead).statusCode(202);
        assertEquals(
                List.of("0"), api.stack().psql("select count(*) from deal_step where deal_id = '%s'".formatted(deal)));
    }

    @Test
    void aCaptureStandsBeforeWhatFollowsFromItAtTheSameMoment() {
        String lead = api.capturedLead();
        api.stack().psql("""
                insert into lifecycle_step (id, lead_id, at, lifecycle)
                select gen_random_uuid(), id, created_at, 'IQL' from lead where id = '%s'""".formatted(lead));

        timeline(lead, "order=asc").body("items.type", contains("CAPTURE", "LIFECYCLE"));
        timeline(lead, "order=desc").body("items.type", contains("LIFECYCLE", "CAPTURE"));
    }

    @Test
    void anUndoneImportLeavesThatItWasWithdrawn() {
        String lead = api.capturedLead();
        String deal = UUID.randomUUID().toString();
        topics.sendDeal(deal, 1, "deal.imported.v1", """
                {"dealId":"%s","leadId":"%s","importId":"%s","externalId":"x","pipeline":"standard","version":1,
                 "segments":{},"history":[
                   {"stage":"A","rank":1,"phase":"SALE","at":"2026-02-01T09:00:00Z","knownAt":"2026-02-01T09:00:00Z"},
                   {"stage":"B","rank":2,"phase":"SALE","at":"2026-02-01T09:00:00Z","knownAt":"2026-02-01T09:00:00Z"}],
                 "closed":{"outcome":"WON","at":"2026-02-03T09:00:00Z","knownAt":"2026-02-03T09:00:00Z"}}""".formatted(deal, lead, deal));
        awaitApplied("pipeline-service/" + deal + "/1");
        timeline(lead, "types=DEAL").body("items.detail.step", contains("OPENED", "STAGE_ENTERED", "CLOSED"));

        topics.sendDeal(deal, 2, "deal.withdrawn.v1", "{\"dealId\":\"%s\",\"importId\":\"%s\"}".formatted(deal, deal));
        awaitApplied("pipeline-service/" + deal + "/2");

        timeline(lead, "types=DEAL").body("items.detail.step", contains("WITHDRAWN"));
    }

    @Test
    void pagesInBothOrdersTellEverythingOnce() {
        String lead = api.capturedLead();
        for (int day = 1; day <= 4; day++) {
            api.record(lead, "{\"type\":\"CALL\",\"occurredAt\":\"2026-01-0%dT00:00:00Z\"}".formatted(day));
            api.record(
                    lead,
                    "{\"type\":\"CHAT\",\"occurredAt\":\"2026-01-0%dT00:00:00Z\",\"externalId\":\"c%d\"}"
                            .formatted(day, day));
        }

        List<String> oldest = pages(lead, "asc");
        List<String> newest = pages(lead, "desc");

        assertEquals(9, oldest.stream().distinct().count());
        assertEquals(oldest.reversed(), newest);
        timeline(lead, "from=2026-01-02&to=2026-01-04T00:00:00Z").body("items.size()", equalTo(4));
    }

    @ParameterizedTest
    @CsvSource({"types=UNHEARD,types", "order=sideways,order", "from=soon,from", "to=later,to", "after=x,after"})
    void whatIsUnclearIsBadInput(String query, String field) {
        timeline(api.capturedLead(), query, 400).contentType(PROBLEM).body("violations.field", contains(field));
    }

    @Test
    void aCursorOfTheOtherOrderIsBadInput() {
        String email = newAddress();
        String lead = api.captured(email);
        api.capture(lead(email)).statusCode(200);
        String next = timeline(lead, "limit=1")
                .body("next", not(nullValue()))
                .extract()
                .path("next");

        timeline(lead, "limit=1&order=desc&after=" + next, 400).body("violations.field", contains("after"));
    }

    private List<String> pages(String lead, String order) {
        var seen = new ArrayList<String>();
        String after = "";
        do {
            ValidatableResponse page = timeline(lead, "limit=4&order=" + order + after);
            seen.addAll(page.extract().<List<String>>path("items.id"));
            String next = page.extract().path("next");
            after = next == null ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return seen;
    }

    private ValidatableResponse timeline(String lead, String query) {
        return timeline(lead, query, 200);
    }

    private ValidatableResponse timeline(String lead, String query, int status) {
        return api.as("rep")
                .get("/api/leads/" + lead + "/timeline?" + query)
                .then()
                .statusCode(status);
    }

    private void awaitApplied(String event) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.as("rep")
                                .queryParam("atLeast", event)
                                .get("/api/leads")
                                .statusCode()
                        == 200);
    }
}
