package io.leadstream.lead.timeline;

import static io.leadstream.lead.LeadApi.PROBLEM;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StackTest
class DealTimelineResourceTest {

    private final String deal = UUID.randomUUID().toString();

    private LeadApi api;
    private Topics topics;
    private String lead;

    @BeforeEach
    void awaitPublishing() {
        api = new LeadApi().ready();
        topics = new Topics();
        lead = api.captured("jane@d" + deal.replace("-", "") + ".example");
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aDealsStoryIsOneListWithItsLeadsAndWhatPeopleWrote() {
        api.record(lead, "{\"type\":\"CALL\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}")
                .statusCode(201);
        told();
        comment(deal, "@rep-9 please look");
        say("/api/leads/" + lead + "/comments", "{\"text\":\"of the lead\"}");

        timeline("types=ACTIVITY,DEAL,COMMENT,HAND_OVER&limit=200")
                .body("items[0].detail.type", equalTo("CALL"))
                .body(
                        "items.findAll { it.type == 'DEAL' }.detail.step",
                        containsInAnyOrder(
                                "OPENED", "HAND_OVER_ASKED", "PROMISE_RECORDED", "COMMITTEE_CHANGED", "STAGE_ENTERED"))
                .body(
                        "items.findAll { it.type == 'COMMENT' }.detail.text",
                        contains("@rep-9 please look", "of the lead"))
                .body(
                        "items.find { it.detail.dealId != null && it.type == 'COMMENT' }.detail.mentions",
                        contains("rep-9"))
                .body("items.find { it.detail.step == 'HAND_OVER_ASKED' }.by", equalTo("rep-7"))
                .body("items.find { it.detail.step == 'STAGE_ENTERED' }.by", equalTo("rep-3"))
                .body("items.find { it.detail.step == 'COMMITTEE_CHANGED' }.by", equalTo("pipeline-service"))
                .body(
                        "items.find { it.detail.step == 'PROMISE_RECORDED' }.detail.ref",
                        equalTo("/api/deals/" + deal + "/promises/0198f2a0-0000-7000-8000-0000000000c1"));
        List<String> oldest = pages("asc");
        assertEquals(oldest.reversed(), pages("desc"));
        assertEquals(oldest.size(), new HashSet<>(oldest).size());
    }

    @Test
    void whatHappensToADealIsOnItsLeadsAndItsAccountsTimelinesToo() {
        told();

        api.as("rep")
                .get("/api/leads/" + lead + "/timeline?types=DEAL")
                .then()
                .body("items.size()", equalTo(5))
                .body("items.leadId", everyItem(equalTo(lead)));
        String company = api.get(lead).extract().path("company.id");
        api.as("rep")
                .get("/api/companies/" + company + "/timeline?types=DEAL")
                .then()
                .body("items.detail.step", not(empty()))
                .body("items.size()", equalTo(5));
    }

    @Test
    void ofTheLeadsOtherDealsNothingIsTold() {
        told();
        String other = UUID.randomUUID().toString();
        opened(other, 1);
        awaitApplied(other, 1);
        comment(other, "of the other deal");

        timeline("limit=200&types=DEAL,COMMENT").body("items.detail.dealId", everyItem(equalTo(deal)));
    }

    @Test
    void anErasureTakesWhatPeopleWroteAlong() {
        told();
        comment(deal, "Jane said so");

        api.erase(lead).statusCode(202);

        api.as("rep").get("/api/deal-timelines/" + deal).then().statusCode(404).contentType(PROBLEM);
        assertEquals(
                List.of("0"), api.stack().psql("select count(*) from comment where deal_id = '%s'".formatted(deal)));
    }

    @Test
    void whatAnImportTellsAnewIsTheWayAloneNotWhatWasDoneBeside() {
        told();
        topics.sendDeal(deal, 9, "deal.imported.v1", """
                {"dealId":"%s","leadId":"%s","importId":"%s","externalId":"x","pipeline":"standard","version":1,
                 "segments":{},"history":[
                   {"stage":"A","rank":1,"phase":"SALE","at":"2026-02-01T09:00:00Z","knownAt":"2026-02-01T09:00:00Z"}]}""".formatted(deal, lead, deal));
        awaitApplied(deal, 9);

        timeline("types=DEAL")
                .body(
                        "items.detail.step",
                        containsInAnyOrder("OPENED", "HAND_OVER_ASKED", "PROMISE_RECORDED", "COMMITTEE_CHANGED"))
                .body("items.find { it.detail.step == 'OPENED' }.detail.stage", equalTo("A"));
    }

    /** The opening comes last: what came before it belongs to its lead nevertheless. */
    private void told() {
        topics.sendDeal(deal, 2, "deal.hand-over-asked.v1", """
                {"dealId":"%s","handOverId":"0198f2a0-0000-7000-8000-0000000000d1","from":"rep-7","to":"am-3",
                 "role":"ACCOUNT_MANAGER"}""".formatted(deal));
        topics.sendDeal(deal, 3, "promise.recorded.v1", """
                {"dealId":"%s","promiseId":"0198f2a0-0000-7000-8000-0000000000c1","by":"rep-7","date":"2026-11-20"}""".formatted(deal));
        topics.sendDeal(deal, 4, "deal.committee-changed.v1", """
                {"dealId":"%s","pipeline":"standard","version":1,"change":"JOINED",
                 "stakeholderIds":["0198f2a0-0000-7000-8000-0000000000e1"],"members":[],
                 "coverage":{"people":1,"spokenTo":0,"roles":["CHAMPION"],"risks":["SINGLE_THREADED"]}}""".formatted(deal));
        topics.sendDeal(deal, 5, "deal.stage-entered.v1", """
                {"dealId":"%s","pipeline":"standard","version":1,"fromStage":"NEED_CONFIRMED","fromRank":1,
                 "fromPhase":"SALE","stage":"FIT_EVALUATED","rank":2,"phase":"SALE","direction":"FORWARD",
                 "override":false,"by":"rep-3"}""".formatted(deal));
        opened(deal, 1);
        awaitApplied(deal, 5);
    }

    private void opened(String id, int sequence) {
        topics.sendDeal(id, sequence, "deal.opened.v1", """
                {"dealId":"%s","leadId":"%s","pipeline":"standard","version":1,"stage":"NEED_CONFIRMED","rank":1,
                 "phase":"SALE","segments":{},"origin":"SQL"}""".formatted(id, lead));
    }

    private void comment(String id, String text) {
        say("/api/comments", "{\"dealId\":\"%s\",\"text\":\"%s\"}".formatted(id, text));
    }

    private void say(String path, String body) {
        api.as("rep").body(body).post(path).then().statusCode(201);
    }

    private List<String> pages(String order) {
        var seen = new ArrayList<String>();
        String after = "";
        do {
            ValidatableResponse page = timeline("limit=3&order=" + order + after);
            seen.addAll(page.extract().<List<String>>path("items.id"));
            String next = page.extract().path("next");
            after = next == null ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return seen;
    }

    private ValidatableResponse timeline(String query) {
        return api.as("rep")
                .get("/api/deal-timelines/" + deal + "?" + query)
                .then()
                .statusCode(200);
    }

    private void awaitApplied(String id, int sequence) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.as("rep")
                                .queryParam("atLeast", "pipeline-service/" + id + "/" + sequence)
                                .get("/api/leads")
                                .statusCode()
                        == 200);
    }
}
