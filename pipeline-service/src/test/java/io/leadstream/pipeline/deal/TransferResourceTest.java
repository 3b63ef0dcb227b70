package io.leadstream.pipeline.deal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deal goes over into another pipeline, by that one's rules. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class TransferResourceTest {

    private final Api api = new Api();
    private final String other = "t" + UUID.randomUUID();
    private String deal;

    @BeforeEach
    void publishAndOpen() {
        api.ready();
        String body = """
                {"key":"%s","name":"Other","stages":[%s,%s,%s]}""".formatted(
                        other,
                        stage("NEED_CONFIRMED", "problem-stated", "{}"),
                        stage("RISK_SHARED", "c", "{}"),
                        stage("TERMS_AGREED", "c", "{\"approval\":{\"roles\":[\"manager\"],\"when\":\"ENTRY\"}}"));
        api.as("revops").body(body).post("/api/pipelines").then().statusCode(201);
        deal = api.openDeal();
    }

    private static String stage(String key, String criterion, String rules) {
        return """
                {"key":"%s","name":"%s named","phase":"SALE","buyerOutcome":"The buyer has named it","rules":%s,
                 "exitCriteria":[{"key":"%s","text":"The buyer named it","inspectable":"the e-mail"}]}""".formatted(key, key.replace("_", " "), rules, criterion);
    }

    private Response transfer(String more) {
        return api.command(
                "rep",
                deal,
                "transfer",
                "{\"toPipeline\":\"%s\",\"reason\":\"they are larger\"%s}".formatted(other, more));
    }

    @Test
    void itGoesOnInTheOtherPipelineAndTellsOfBoth() {
        api.prove(deal, "NEED_CONFIRMED");
        api.move(deal, "FIT_EVALUATED").then().statusCode(200);
        Instant before = Instant.now();

        transfer("").then().statusCode(200).body("pipeline", is(other)).body("stage", is("NEED_CONFIRMED"));

        var told = new Topic(api.stack(), "deal-events").await(deal, 5).getLast();
        assertEquals("deal.transferred.v1", told.type());
        assertEquals("standard", told.payload().getString("fromPipeline"));
        assertEquals("FIT_EVALUATED", told.payload().getString("fromStage"));
        assertEquals(other, told.payload().getString("pipeline"));
        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .body("stages.pipeline", contains("standard", "standard", other))
                .body("stages.stage", contains("NEED_CONFIRMED", "FIT_EVALUATED", "NEED_CONFIRMED"))
                .body("stages[1].leftAt", notNullValue())
                .body("facts.last().why", is("they are larger"));
        api.as("rep")
                .get("/api/deals/" + deal + "/history?stages=mapped")
                .then()
                .statusCode(200)
                .body("stages.pipeline", contains("standard", "standard", other));
        api.as("rep")
                .get("/api/deals/" + deal + "?asOf=" + before)
                .then()
                .body("pipeline", is("standard"))
                .body("stage", is("FIT_EVALUATED"));
        api.as("rep").get("/api/deals/board?pipeline=" + other).then().body("columns[0].total.count", is(1));
    }

    @Test
    void furtherOnItComesByWhatIsProvedOfTheSameCriteria() {
        transfer(",\"toStage\":\"RISK_SHARED\"")
                .then()
                .statusCode(409)
                .body("unmet.criterion", contains("problem-stated"));
        api.prove(deal, "NEED_CONFIRMED");

        transfer(",\"toStage\":\"TERMS_AGREED\"").then().statusCode(409).body("unmet.stage", contains("RISK_SHARED"));
        transfer(",\"toStage\":\"RISK_SHARED\"").then().statusCode(200).body("stage", is("RISK_SHARED"));
    }

    @Test
    void whatIsOnFileOfTheOldPipelineCanStillBeTakenBack() {
        api.prove(deal, "FIT_EVALUATED");
        String evidence = api.as("rep").get("/api/deals/" + deal + "/evidence").path("items[0].id");
        transfer("").then().statusCode(200);

        api.as("rep")
                .body("{\"reason\":\"another customer's\"}")
                .post("/api/deals/" + deal + "/evidence/" + evidence + "/withdrawal")
                .then()
                .statusCode(200);
    }

    @Test
    void theSameAgainChangesNothingAndAClosedDealStays() {
        transfer("").then().statusCode(200);
        String etag = api.etag(deal);
        transfer("").then().statusCode(200).header("ETag", etag);
        api.as("rep")
                .body("{\"toPipeline\":\"standard\",\"reason\":\"back\"}")
                .post("/api/deals/" + deal + "/transfer")
                .then()
                .statusCode(428);
        api.command("rep", deal, "closure", "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);

        api.command("rep", deal, "transfer", "{\"toPipeline\":\"standard\",\"reason\":\"back\"}")
                .then()
                .statusCode(409)
                .body("from", is("LOST"));
    }

    @ParameterizedTest
    @CsvSource({
        "standard, FIT_EVALUATED, toPipeline",
        "nowhere, '', toPipeline",
        "OTHER, FIT_EVALUATED, toStage",
    })
    void whereItCannotGoIsBadInput(String pipeline, String stage, String field) {
        String body = "{\"toPipeline\":\"%s\",\"reason\":\"r\"%s}"
                .formatted(
                        pipeline.equals("OTHER") ? other : pipeline,
                        stage.isEmpty() ? "" : ",\"toStage\":\"" + stage + "\"");

        api.command("rep", deal, "transfer", body).then().statusCode(400).body("violations.field", contains(field));
    }
}
