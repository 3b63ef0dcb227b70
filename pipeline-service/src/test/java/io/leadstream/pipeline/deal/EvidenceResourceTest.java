package io.leadstream.pipeline.deal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What evidence counts, for how long, and what managers let pass without. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class EvidenceResourceTest {

    private final Api api = new Api();
    private final String key = "e" + UUID.randomUUID();
    private String deal;

    @BeforeEach
    void publishAndOpen() {
        api.ready();
        String body = """
                {"key":"%s","name":"Evidence","stages":[
                  {"key":"A","name":"Need named","phase":"SALE","buyerOutcome":"The buyer has named it","exitCriteria":[
                    {"key":"c","text":"The buyer named it","inspectable":"the e-mail","minimumGrade":"BUYER_STATEMENT",
                     "expiresAfter":"PT2S"}]},
                  {"key":"B","name":"Terms agreed","phase":"SALE","buyerOutcome":"The buyer has agreed","exitCriteria":[
                    {"key":"d","text":"The buyer agreed","inspectable":"the e-mail","minimumEvidence":2}]}]}""".formatted(key);
        api.as("revops").body(body).post("/api/pipelines").then().statusCode(201);
        deal = api.openDeal("{\"name\":\"x\",\"pipeline\":\"%s\"}".formatted(key));
    }

    private ValidatableResponse record(String criterion, String kind, Instant at) {
        return api.as("rep")
                .body("{\"criterion\":\"%s\",\"kind\":\"%s\",\"uri\":\"https://mail.example/1\",\"occurredAt\":\"%s\"}"
                        .formatted(criterion, kind, at))
                .post("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(201);
    }

    @Test
    void aGradeTooLowDoesNotCount() {
        record("c", "MEETING", Instant.now()).body("grade", is("MEETING"));

        api.as("rep")
                .get("/api/deals/" + deal)
                .then()
                .body("unmet[0].why", is("takes 1 piece of the grade BUYER_STATEMENT or better, has 0"));
        record("c", "EMAIL", Instant.now());
        api.as("rep").get("/api/deals/" + deal).then().body("unmet", empty());
    }

    @Test
    void staleEvidenceReopensItsCriterionAndIsToldOfOnceByItsExpiry() {
        Instant at = Instant.parse(Instant.now().minusMillis(500).toString().substring(0, 19) + "Z");
        record("c", "EMAIL", at).body("expiresAt", is(at.plusSeconds(2).toString()));

        Topic.Seen told = new Topic(api.stack(), "deal-events").await(deal, 3).getLast();

        assertEquals("deal.evidence-expired.v1", told.type());
        assertEquals(at.plusSeconds(2), told.occurredAt());
        api.as("rep").get("/api/deals/" + deal).then().body("unmet[0].expired", is(true));
        api.move(deal, "B").then().statusCode(409).body("unmet[0].why", startsWith("its evidence has expired"));
        api.as("manager")
                .get("/api/deals/" + deal + "/criteria")
                .then()
                .statusCode(200)
                .body("stages[0].criteria[0].expired", is(true))
                .body("stages[0].criteria[0].proof[0].counts", is(false))
                .body("stages[0].criteria[0].proof[0].piece.uri", is("https://mail.example/1"));
        record("c", "EMAIL", Instant.now());
        api.move(deal, "B").then().statusCode(200);
    }

    @Test
    void whatIsWithdrawnStaysOnFileAndCountsNoMore() {
        String first = record("d", "EMAIL", Instant.now()).extract().path("id");
        record("d", "EMAIL", Instant.now());
        String place = "/api/deals/" + deal + "/evidence/" + first + "/withdrawal";
        String body = "{\"reason\":\"another customer's\"}";

        api.as("rep").body(body).post(place).then().statusCode(200).body("withdrawn.reason", is("another customer's"));
        api.as("rep").body(body).post(place).then().statusCode(200);

        api.as("rep")
                .get("/api/deals/" + deal + "/criteria")
                .then()
                .body("stages[1].criteria[0].met", is(false))
                .body("stages[1].criteria[0].proof", hasSize(2))
                .body("stages[1].criteria[0].why", is("takes 2 pieces, has 1"));
        api.as("marketing")
                .get("/api/deals/" + deal + "/evidence?criterion=d")
                .then()
                .body("items", hasSize(2))
                .body("items[0].withdrawn", not(hasKey("reason")));
        Topic.Seen told = new Topic(api.stack(), "deal-events").await(deal, 4).getLast();
        assertEquals("deal.evidence-withdrawn.v1", told.type());
        assertFalse(told.payload().encode().contains("customer"));
        api.as("rep")
                .body(body)
                .post("/api/deals/" + deal + "/evidence/" + UUID.randomUUID() + "/withdrawal")
                .then()
                .statusCode(404);
    }

    @Test
    void overridesAreListedWithWhatWasUnprovedAndWhatBecameOfTheDeal() {
        String since = Instant.now().minusSeconds(1).toString();
        api.command("manager", deal, "moves", "{\"toStage\":\"B\",\"override\":{\"reason\":\"the board decided\"}}")
                .then()
                .statusCode(200);
        api.command("manager", deal, "closure", "{\"outcome\":\"WON\",\"override\":{\"reason\":\"signed on paper\"}}")
                .then()
                .statusCode(200);

        String list = "/api/overrides?manager=manager&from=" + since;
        api.as("manager")
                .get(list)
                .then()
                .statusCode(200)
                .body(
                        "items.findAll{it.dealId=='" + deal + "'}.reason",
                        contains("signed on paper", "the board decided"))
                .body("items.findAll{it.dealId=='" + deal + "'}.unmet.criterion.flatten()", contains("d", "c"))
                .body("items.findAll{it.dealId=='" + deal + "'}.outcome.state", contains("WON", "WON"));
        api.as("marketing").get(list).then().body("items[0]", not(hasKey("reason")));
        api.as("manager")
                .get("/api/overrides/summary?manager=manager&from=" + since)
                .then()
                .statusCode(200)
                .body("managers", hasSize(1))
                .body("managers[0].winRate", hasKey("low"));
    }
}
