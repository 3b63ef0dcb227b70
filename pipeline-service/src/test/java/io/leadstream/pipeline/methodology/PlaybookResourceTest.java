package io.leadstream.pipeline.methodology;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class PlaybookResourceTest {

    private static final String SALE_STAGE = """
            {"key":"%s","name":"%s","phase":"SALE","buyerOutcome":"The buyer has said so","exitCriteria":[
              {"key":"said","text":"The buyer said so in writing","inspectable":"that e-mail"}]}""";

    private final Api api = new Api();
    private final String pipeline = "p" + UUID.randomUUID();

    @BeforeEach
    void aPipelineOfItsOwn() {
        api.ready();
        api.as("revops")
                .body("{\"key\":\"%s\",\"name\":\"Renewals\",\"stages\":[%s,%s]}"
                        .formatted(
                                pipeline,
                                SALE_STAGE.formatted("VALUE_CONFIRMED", "Value confirmed"),
                                SALE_STAGE.formatted("TERMS_AGREED", "Terms agreed")))
                .post("/api/pipelines")
                .then()
                .statusCode(201);
    }

    @Test
    void aPipelineCarriesOneAndAStageAnother() {
        attach(null, "\"0\"", "meddic")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Leadstream-Event", "pipeline-service/" + pipeline + "/2")
                .body("methodologies.name", contains("MEDDIC"));
        attach("VALUE_CONFIRMED", "\"1\"", "spin", "snap")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("stages.VALUE_CONFIRMED.key", contains("snap", "spin"));

        api.as("rep")
                .get("/api/pipelines/" + pipeline + "/playbooks")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("methodologies.key", contains("meddic"))
                .body("stages.VALUE_CONFIRMED.key", contains("snap", "spin"));
        Topic.Seen changed =
                new Topic(api.stack(), "deal-events").await(pipeline, 3).getLast();
        assertEquals("playbooks.changed.v1", changed.type());
        assertEquals(
                List.of("snap", "spin"),
                changed.payload()
                        .getJsonObject("stages")
                        .getJsonArray("VALUE_CONFIRMED")
                        .getList());
    }

    @Test
    void theSameAgainChangesNothingAndNoneTakesThemOff() {
        attach(null, null, "meddic").statusCode(200);
        attach(null, "\"1\"", "meddic")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Leadstream-Event", "pipeline-service/" + pipeline + "/2");

        attach(null, "\"1\"").statusCode(200).header("ETag", "\"2\"").body("methodologies", empty());
    }

    @Test
    void aChangeNeedsTheVersionSeenOnceThereIsOne() {
        attach(null, null, "meddic").statusCode(200);

        attach(null, null, "spin").statusCode(428);
        attach("TERMS_AGREED", "\"0\"", "spin").statusCode(412);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        attach(null, null, "meddic", "hypnosis").statusCode(400).body("violations.field", hasItem("methodologies[1]"));
        attach("NOWHERE", null, "spin").statusCode(404);
        api.as("rep").get("/api/pipelines/none/playbooks").then().statusCode(404);
        api.as("revops")
                .body("{}")
                .put("/api/pipelines/" + pipeline + "/playbooks")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("methodologies"));
    }

    @Test
    void aDealShowsWhatItsPipelineAndItsStageAsk() {
        attach(null, null, "meddic").statusCode(200);
        attach("TERMS_AGREED", "\"1\"", "snap").statusCode(200);
        String deal = deal();
        put(deal, "spin/problem", null, "They type every order twice").statusCode(200);

        api.as("rep")
                .get("/api/deals/" + deal + "/playbook")
                .then()
                .statusCode(200)
                .body("playbooks.methodology", contains("meddic", "snap", "spin"))
                .body("playbooks.now", contains(true, false, false))
                .body("playbooks.answered", contains(0, 0, 1))
                .body("playbooks[2].of", is(4))
                .body("playbooks[2].questions[1].answer.answer", is("They type every order twice"))
                .body("playbooks[1].stages", contains("TERMS_AGREED"));
        api.as("rep").get("/api/deals/" + deal).then().body("links.playbook", is("/api/deals/" + deal + "/playbook"));
    }

    @Test
    void anAnswerKeepsThoseBeforeIt() {
        String deal = deal();
        String version = api.etag(deal);
        put(deal, "meddic/champion", null, "The head of sales")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Leadstream-Event", "pipeline-service/" + deal + "/2")
                .body("stage", is("VALUE_CONFIRMED"))
                .body("by", notNullValue());
        put(deal, "meddic/champion", "\"1\"", "The head of sales").header("ETag", "\"1\"");
        put(deal, "meddic/champion", "\"1\"", "The chief of staff").header("ETag", "\"2\"");

        api.as("manager")
                .get("/api/deals/" + deal + "/playbook/meddic/champion")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("present.answer", is("The chief of staff"))
                .body("before.answer", contains("The head of sales"));
        assertEquals(version, api.etag(deal));
        Topic.Seen told = new Topic(api.stack(), "deal-events").await(deal, 3).getLast();
        assertEquals("deal.playbook-answered.v1", told.type());
        assertEquals(2, told.payload().getInteger("version"));
        assertFalse(told.payload().encode().contains("chief"));
    }

    @Test
    void anAnswerIsTakenBackAndStaysInTheHistory() {
        String deal = deal();
        put(deal, "snap/align", null, "Growth").statusCode(200);

        takeBack(deal, null).statusCode(428);
        takeBack(deal, "\"1\"").statusCode(200).body("answered", is(false)).body("answer", nullValue());
        takeBack(deal, "\"2\"").statusCode(200).header("ETag", "\"2\"");

        api.as("rep")
                .get("/api/deals/" + deal + "/playbook/snap/align")
                .then()
                .body("present.answered", is(false))
                .body("before.answer", contains("Growth"));
        api.as("rep").get("/api/deals/" + deal + "/playbook").then().body("playbooks", hasSize(0));
    }

    @Test
    void whoLooksAtFiguresAloneReadsNoAnswers() {
        String deal = deal();
        put(deal, "spin/situation", null, "Jane does it by hand").statusCode(200);

        api.as("marketing")
                .get("/api/deals/" + deal + "/playbook")
                .then()
                .statusCode(200)
                .body("playbooks[0].answered", is(1))
                .body(not(containsString("Jane")));
        api.as("revops")
                .get("/api/deals/" + deal + "/playbook/spin/situation")
                .then()
                .statusCode(200)
                .body(not(containsString("Jane")));
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        String deal = deal();
        put(deal, "spin/weather", null, "x").statusCode(404);
        put(deal, "hypnosis/eyes", null, "x").statusCode(404);
        put(UUID.randomUUID().toString(), "spin/problem", null, "x").statusCode(404);
        takeBack(deal, "*").statusCode(404);
        api.as("rep")
                .get("/api/deals/" + UUID.randomUUID() + "/playbook")
                .then()
                .statusCode(404);
        api.as("rep")
                .get("/api/deals/" + deal + "/playbook/spin/problem")
                .then()
                .statusCode(404);
        put(deal, "spin/problem", null, " ").statusCode(400).body("violations.field", hasItem("answer"));
        put(deal, "spin/problem", null, "x".repeat(4001)).statusCode(400);
        put(deal, "spin/problem", "\"1\"", "x").statusCode(412);
        api.as("rep")
                .body("{\"answer\":\"x\",\"occurredAt\":\"2999-01-01T00:00:00Z\"}")
                .put("/api/deals/" + deal + "/playbook/spin/problem")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("occurredAt"));
        put(deal, "spin/problem", null, "now").statusCode(200);
        api.as("rep")
                .header("If-Match", "\"1\"")
                .body("{\"answer\":\"before\",\"occurredAt\":\"2020-01-01T00:00:00Z\"}")
                .put("/api/deals/" + deal + "/playbook/spin/problem")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("occurredAt"));
    }

    @Test
    void answersAreForgottenWithTheLead() {
        String lead = UUID.randomUUID().toString();
        String deal = api.openDeal("{\"name\":\"Acme\",\"leadId\":\"%s\"}".formatted(lead));
        put(deal, "spin/problem", null, "Jane is unhappy").statusCode(200);

        new Topic(api.stack(), "lead-events")
                .publish(
                        "lead-service",
                        lead,
                        1,
                        "lead.erased.v1",
                        Instant.now(),
                        "{\"leadId\":\"%s\",\"companyId\":null}".formatted(lead));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.as("rep")
                                .get("/api/deals/" + deal + "/playbook/spin/problem")
                                .path("present.answer")
                        == null);
        api.as("rep").get("/api/deals/" + deal + "/playbook").then().body("playbooks[0].answered", is(1));
        assertEquals(
                List.of("0"),
                api.stack()
                        .psql("select count(*) from playbook_answer where deal_id = '%s' and answer is not null"
                                .formatted(deal)));
    }

    @Test
    void outcomesTellWhereAMethodologyWasFollowedFromWhereItWasNot() {
        attach(null, null, "solution").statusCode(200);
        String followed = deal();
        put(followed, "solution/diagnose", null, "slow").statusCode(200);
        put(followed, "solution/tailor", null, "a plug-in").statusCode(200);
        String once = deal();
        put(once, "solution/diagnose", null, "slow").statusCode(200);
        close(followed, "WON");
        close(once, "LOST");
        close(deal(), "LOST");
        deal();

        outcomes("methodology")
                .body("groups.key", contains("solution"))
                .body("groups[0].followed.won", is(1))
                .body("groups[0].followed.lost", is(0))
                .body("groups[0].followed.rate", is(1f))
                .body("groups[0].followed.high", is(1f))
                .body("groups[0].followed.medianCycleDays", notNullValue())
                .body("groups[0].notFollowed.won", is(0))
                .body("groups[0].notFollowed.lost", is(2))
                .body("groups[0].notFollowed.medianCycleDays", nullValue());
    }

    @Test
    void aRecommendationIsJudgedByTheDealsThatWereOpenedUnderIt() {
        String before = deal();
        api.as("manager")
                .body("{\"pipeline\":\"%s\",\"measure\":false,\"adopt\":true,\"averageContractValue\":5000}"
                        .formatted(pipeline))
                .post("/api/methodologies/recommendation")
                .then()
                .statusCode(200)
                .body("approach", is("solution"));
        String followed = deal();
        put(followed, "spin/problem", null, "slow").statusCode(200);
        put(followed, "spin/implication", null, "dear").statusCode(200);
        String otherwise = deal();
        for (String question : List.of("teach", "tailor", "take-control")) {
            put(otherwise, "challenger/" + question, null, "so").statusCode(200);
        }
        close(before, "WON");
        close(followed, "WON");
        close(otherwise, "LOST");

        outcomes("approach")
                .body("groups.key", contains("solution"))
                .body("groups[0].followed.won", is(1))
                .body("groups[0].followed.lost", is(0))
                .body("groups[0].notFollowed.won", is(0))
                .body("groups[0].notFollowed.lost", is(1));
    }

    private ValidatableResponse outcomes(String by) {
        return api.as("marketing")
                .get("/api/methodologies/outcomes?by=" + by + "&pipeline=" + pipeline)
                .then()
                .statusCode(200)
                .body("by", equalTo(by));
    }

    private void close(String deal, String outcome) {
        api.command(
                        "manager",
                        deal,
                        "closure",
                        outcome.equals("WON")
                                ? "{\"outcome\":\"WON\",\"override\":{\"reason\":\"signed\"}}"
                                : "{\"outcome\":\"LOST\",\"reason\":\"PRICE\"}")
                .then()
                .statusCode(200);
    }

    private String deal() {
        return api.openDeal("{\"name\":\"Acme\",\"pipeline\":\"%s\"}".formatted(pipeline));
    }

    private ValidatableResponse attach(String stage, String ifMatch, String... methodologies) {
        String path = stage == null ? "/playbooks" : "/stages/" + stage + "/playbook";
        var request = api.as("revops")
                .body("{\"methodologies\":[%s]}"
                        .formatted(methodologies.length == 0 ? "" : "\"" + String.join("\",\"", methodologies) + "\""));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/pipelines/" + pipeline + path)
                .then();
    }

    private ValidatableResponse put(String deal, String question, String ifMatch, String answer) {
        var request = api.as("rep").body("{\"answer\":\"%s\"}".formatted(answer));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/deals/" + deal + "/playbook/" + question)
                .then();
    }

    private ValidatableResponse takeBack(String deal, String ifMatch) {
        var request = api.as("rep");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .delete("/api/deals/" + deal + "/playbook/snap/align")
                .then();
    }
}
