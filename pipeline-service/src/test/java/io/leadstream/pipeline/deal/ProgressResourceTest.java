package io.leadstream.pipeline.deal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class ProgressResourceTest {

    private final Api api = new Api();
    private String deal;

    @BeforeEach
    void openDeal() {
        deal = api.ready().openDeal();
    }

    @Test
    void anUnprovedMoveSaysWhatIsUnmet() {
        api.move(deal, "DECISION_PROCESS_SHARED")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("urn:leadstream:problem:exit-criteria-unmet"))
                .body(
                        "unmet.criterion",
                        contains(
                                "problem-stated",
                                "timeline-stated",
                                "questions-answered",
                                "next-step-booked",
                                "summary-confirmed"))
                .body("unmet[4].stage", is("FIT_EVALUATED"))
                .body("unmet[4].text", is("The buyer replied to the summary e-mail and confirmed the next steps"));
    }

    @Test
    void evidenceFulfilsCriteriaAndKeepsTheVersion() {
        api.prove(deal, "NEED_CONFIRMED");

        api.as("rep").get("/api/deals/" + deal).then().header("ETag", "\"0\"").body("unmet", empty());
        api.move(deal, "FIT_EVALUATED")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("stage", is("FIT_EVALUATED"))
                .body("unmet", hasSize(3));
    }

    @Test
    void evidenceIsShownAndItsContentIsNotPublished() {
        api.as("rep")
                .body(
                        "{\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\",\"uri\":\"https://mail.example/1\",\"note\":\"secret words\",\"occurredAt\":\"2025-01-31T09:00:00Z\"}")
                .post("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(201)
                .body("stage", is("NEED_CONFIRMED"))
                .body("recordedBy", is("rep"));

        api.as("manager")
                .get("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(200)
                .body("items.note", contains("secret words"))
                .body("items.uri", contains("https://mail.example/1"));
        api.as("marketing")
                .get("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(200)
                .body("items.criterion", contains("problem-stated"))
                .body("items[0]", not(hasKey("note")))
                .body("items[0]", not(hasKey("uri")));
        Topic.Seen recorded =
                new Topic(api.stack(), "deal-events").await(deal, 2).getLast();
        assertEquals("deal.evidence-recorded.v1", recorded.type());
        assertEquals(Instant.parse("2025-01-31T09:00:00Z"), recorded.occurredAt());
        assertFalse(recorded.payload().encode().contains("secret"));
        assertFalse(recorded.payload().encode().contains("mail.example"));
    }

    @Test
    void evidenceForALaterStageMayComeEarly() {
        api.prove(deal, "FIT_EVALUATED");
        api.prove(deal, "NEED_CONFIRMED");

        api.move(deal, "DECISION_PROCESS_SHARED").then().statusCode(200);
    }

    @Test
    void evidenceOfAnUnknownCriterionIsRefused() {
        api.as("rep")
                .body("{\"criterion\":\"nonsense\",\"kind\":\"EMAIL\"}")
                .post("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("criterion"));
        api.as("rep")
                .body("{\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\",\"uri\":\"javascript:alert(1)\"}")
                .post("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("uri"));
        api.as("rep")
                .header("If-Match", "\"5\"")
                .body("{\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\"}")
                .post("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(412);
    }

    @Test
    void aManagerMayOverrideAndARepMayNot() {
        String body = "{\"toStage\":\"FIT_EVALUATED\",\"override\":{\"reason\":\"the board decided\"}}";

        api.command("rep", deal, "moves", body).then().statusCode(403).contentType("application/problem+json");
        api.command("manager", deal, "moves", body).then().statusCode(200).body("stage", is("FIT_EVALUATED"));

        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .body("facts[1].why", is("the board decided"))
                .body("stages[1].override", is(true));
        api.as("revops")
                .get("/api/deals/" + deal + "/history")
                .then()
                .body("facts[1].stage", is("FIT_EVALUATED"))
                .body("facts[1]", not(hasKey("why")));
        Topic.Seen entered =
                new Topic(api.stack(), "deal-events").await(deal, 2).getLast();
        assertEquals("deal.stage-entered.v1", entered.type());
        assertEquals(true, entered.payload().getBoolean("override"));
        assertFalse(entered.payload().encode().contains("board"));
    }

    @Test
    void aMoveToTheSameStageChangesNothing() {
        api.move(deal, "NEED_CONFIRMED")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .header("Leadstream-Event", "pipeline-service/" + deal + "/1");
    }

    @Test
    void aMoveNeedsTheVersionSeenAndAKnownStage() {
        api.as("rep")
                .body("{\"toStage\":\"FIT_EVALUATED\"}")
                .post("/api/deals/" + deal + "/moves")
                .then()
                .statusCode(428);
        api.as("rep")
                .header("If-Match", "\"3\"")
                .body("{\"toStage\":\"FIT_EVALUATED\"}")
                .post("/api/deals/" + deal + "/moves")
                .then()
                .statusCode(412);
        api.move(deal, "DEMO").then().statusCode(400).body("violations[0].field", is("toStage"));
        api.as("rep")
                .header("If-Match", "*")
                .body("{\"toStage\":\"FIT_EVALUATED\"}")
                .post("/api/deals/" + UUID.randomUUID() + "/moves")
                .then()
                .statusCode(404);
    }

    @Test
    void aMoveMayBeNeitherInTheFutureNorBeforeTheLastStep() {
        api.prove(deal, "NEED_CONFIRMED");

        moveAt(Instant.now().plusSeconds(600)).statusCode(400).body("violations[0].field", is("occurredAt"));
        moveAt(Instant.now().minusSeconds(600)).statusCode(400).body("violations[0].field", is("occurredAt"));
        moveAt(Instant.now().plusSeconds(60)).statusCode(200);
        // the next step without a time follows the last one, though that is ahead of our clock
        api.move(deal, "NEED_CONFIRMED").then().statusCode(200);
    }

    @Test
    void winningIsGatedAndTakesTheAmountOver() {
        String won =
                "{\"outcome\":\"WON\",\"amount\":{\"amount\":\"999.5\",\"currency\":\"EUR\"},\"note\":\"well done\"}";
        api.command("rep", deal, "closure", won).then().statusCode(409).body("unmet", hasSize(11));
        api.proveSale(deal);

        api.command("rep", deal, "closure", won)
                .then()
                .statusCode(200)
                .body("state", is("WON"))
                .body("stage", is("NEED_CONFIRMED"))
                .body("amount.amount", is("999.50"))
                .body("closed.outcome", is("WON"))
                .body("unmet", empty());
        Topic.Seen closed =
                new Topic(api.stack(), "deal-events").await(deal, 13).getLast();
        assertEquals("deal.closed.v1", closed.type());
        assertEquals("WON", closed.payload().getString("outcome"));
        assertEquals("999.50", closed.payload().getJsonObject("amount").getString("amount"));
        assertFalse(closed.payload().encode().contains("well done"));
    }

    @Test
    void aWonDealMovesAmongStagesAfterTheSale() {
        String won = api.wonDeal();

        api.move(won, "FIT_EVALUATED")
                .then()
                .statusCode(409)
                .body("from", is("WON"))
                .body("allowed", contains("HANDED_OVER", "IMPLEMENTING", "LIVE"));
        api.move(won, "LIVE")
                .then()
                .statusCode(409)
                .body("unmet.criterion", contains("kick-off-held", "acceptance-tested"));
        api.move(won, "HANDED_OVER")
                .then()
                .statusCode(200)
                .body("stage", is("HANDED_OVER"))
                .body("phase", is("POST_SALE"))
                .body("state", is("WON"))
                .body("unmet.criterion", contains("kick-off-held"));
    }

    @Test
    void losingIsFreeAndNeedsAReason() {
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("reason"));
        api.command("rep", deal, "closure", "{\"outcome\":\"WON\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("reason"));
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"COMPETITOR\"}")
                .then()
                .statusCode(200)
                .body("state", is("LOST"))
                .body("closed.reason", is("COMPETITOR"));
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"COMPETITOR\"}")
                .then()
                .statusCode(200);
        api.command("rep", deal, "closure", "{\"outcome\":\"WON\"}")
                .then()
                .statusCode(409)
                .body("from", is("LOST"))
                .body("allowed", empty());
        api.move(deal, "FIT_EVALUATED").then().statusCode(409).body("from", is("LOST"));
    }

    @Test
    void aManagerReopensADealWhereItWas() {
        api.prove(deal, "NEED_CONFIRMED");
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        api.command("rep", deal, "reopening", "{\"reason\":\"they came back\"}")
                .then()
                .statusCode(403);
        api.command("manager", deal, "reopening", "{\"reason\":\"they came back\"}")
                .then()
                .statusCode(200)
                .body("state", is("OPEN"))
                .body("stage", is("FIT_EVALUATED"))
                .body("closed", nullValue());
    }

    @Test
    void aDealIsNotReopenedBesideAnotherOfItsLead() {
        String lead = UUID.randomUUID().toString();
        String first = api.openDeal("{\"name\":\"a\",\"leadId\":\"%s\"}".formatted(lead));
        api.command("rep", first, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);
        String second = api.openDeal("{\"name\":\"b\",\"leadId\":\"%s\"}".formatted(lead));

        api.command("manager", first, "reopening", "{\"reason\":\"they came back\"}")
                .then()
                .statusCode(409)
                .body("openDeal", equalTo(second));
    }

    @Test
    void theHistoryTellsEverythingInTime() {
        api.prove(deal, "NEED_CONFIRMED");
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\",\"note\":\"too dear\"}")
                .then()
                .statusCode(200);

        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .statusCode(200)
                .body(
                        "facts.type",
                        equalTo(List.of("OPENED", "EVIDENCE_RECORDED", "EVIDENCE_RECORDED", "STAGE_ENTERED", "CLOSED")))
                .body("facts[4].note", is("too dear"))
                .body("facts.by", hasItem("rep"))
                .body("stages.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED"))
                .body("stages.leftAt", hasSize(2));
    }

    private ValidatableResponse moveAt(Instant at) {
        return api.command("rep", deal, "moves", "{\"toStage\":\"FIT_EVALUATED\",\"occurredAt\":\"%s\"}".formatted(at))
                .then();
    }
}
