package io.leadstream.pipeline.definition;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class PipelineResourceTest {

    private static final String CRITERION =
            "{\"key\":\"seen\",\"text\":\"The buyer attended\",\"inspectable\":\"the recording\"}";

    private final Api api = new Api();
    private final String key = "p" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        api.ready();
    }

    @Test
    void theStandardPipelineIsThereAfterTheFirstStart() {
        api.as("rep")
                .get("/api/pipelines/standard?version=1")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", is(1))
                .body("meetsStandards", is(true))
                .body(
                        "stages.key",
                        equalTo(List.of(
                                "NEED_CONFIRMED",
                                "FIT_EVALUATED",
                                "DECISION_PROCESS_SHARED",
                                "PROPOSAL_REVIEWED",
                                "TERMS_AGREED",
                                "HANDED_OVER",
                                "IMPLEMENTING",
                                "LIVE")))
                .body("stages.rank", equalTo(List.of(1, 2, 3, 4, 5, 1, 2, 3)))
                .body("stages[1].exitCriteria", hasSize(3));
    }

    @Test
    void aPipelineIsPublishedAndFound() {
        create(pipeline("Value confirmed", "refuse"))
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("ETag", "\"1\"")
                .header("Leadstream-Event", equalTo("pipeline-service/" + key + "/1"))
                .body("meetsStandards", is(true))
                .body("warnings.rule", equalTo(List.of("too-few-stages")))
                .body("default", is(false));
        api.as("marketing")
                .get("/api/pipelines?limit=200")
                .then()
                .statusCode(200)
                .body("items.key", hasItems("standard", key));
    }

    @Test
    void aStageNamedAfterTheRepIsRefusedByNameWithASuggestion() {
        create(pipeline("Demo", "refuse"))
                .statusCode(400)
                .body("violations.field", hasItem("stages[0].name"))
                .body(
                        "violations[0].message",
                        equalTo("not buyer-centric: \"Demo\" is what the rep does; call it \"Product evaluated\""));
    }

    @Test
    void withWarnItIsPublishedAndMarked() {
        create(pipeline("Demo", "warn"))
                .statusCode(201)
                .body("meetsStandards", is(false))
                .body("warnings[0].field", is("stages[0].name"))
                .body("warnings[0].standard", is("buyer-centric"))
                .body("warnings[0].suggestion", is("call it \"Product evaluated\""));
    }

    @Test
    void aDryRunSaysTheSameAndPublishesNothing() {
        api.as("revops")
                .body(pipeline("Demo", "refuse"))
                .post("/api/pipelines/check")
                .then()
                .statusCode(200)
                .body("meetsStandards", is(false))
                .body("findings[0].field", is("stages[0].name"));
        api.as("rep").get("/api/pipelines/" + key).then().statusCode(404);
    }

    @Test
    void theSameKeyAgainIsRefused() {
        create(pipeline("Value confirmed", "refuse")).statusCode(201);

        create(pipeline("Value confirmed", "refuse"))
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:pipeline-exists"));
    }

    @Test
    void ofManyWhoPublishTheSameKeyAtOnceOneDoes() {
        List<Integer> codes = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                threads.execute(() -> codes.add(
                        create(pipeline("Value confirmed", "refuse")).extract().statusCode()));
            }
        }

        assertEquals(
                List.of(201, 409, 409, 409, 409, 409), codes.stream().sorted().toList());
    }

    @Test
    void aNewVersionLeavesTheOldOneReadable() {
        create(pipeline("Value confirmed", "refuse"));

        replace("\"1\"", pipeline("Value proved", "refuse"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", is(2));

        api.as("rep").get("/api/pipelines/" + key).then().body("stages[0].name", is("Value proved"));
        api.as("rep").get("/api/pipelines/" + key + "?version=1").then().body("stages[0].name", is("Value confirmed"));
        api.as("rep").get("/api/pipelines/" + key + "?version=3").then().statusCode(404);
        api.as("rep")
                .get("/api/pipelines/" + key + "?version=x")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("version"));
    }

    @Test
    void theSameContentAgainIsNoNewVersion() {
        create(pipeline("Value confirmed", "refuse"));

        replace("\"1\"", pipeline("Value confirmed", "refuse"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Leadstream-Event", "pipeline-service/" + key + "/1");
    }

    @Test
    void aNewVersionNeedsTheVersionSeen() {
        create(pipeline("Value confirmed", "refuse"));

        replace("\"7\"", pipeline("Value proved", "refuse")).statusCode(412);
        api.as("revops")
                .body(pipeline("Value proved", "refuse"))
                .put("/api/pipelines/" + key)
                .then()
                .statusCode(428);
    }

    @Test
    void aPipelineMarkedDefaultTakesTheDefaultOver() {
        create(pipeline("Value confirmed", "refuse").replace("\"default\":false", "\"default\":true"))
                .statusCode(201)
                .body("default", is(true));
        api.as("rep").get("/api/pipelines/standard").then().body("default", is(false));

        replace("\"1\"", pipeline("Value proved", "refuse")).statusCode(400).body("violations[0].field", is("default"));

        // hand it back for the other tests
        var standard = api.as("rep").get("/api/pipelines/standard");
        api.as("revops")
                .header("If-Match", standard.header("ETag"))
                .body(standardAgain(standard.body().asString()))
                .put("/api/pipelines/standard")
                .then()
                .statusCode(200)
                .body("default", is(true));
        api.as("rep").get("/api/pipelines/" + key).then().body("default", is(false));
    }

    @Test
    void theShapeIsCheckedPlaceByPlace() {
        String body = """
                {"key":"%s","name":"Twisted","stages":[
                  {"key":"A","name":"Goal reached","phase":"POST_SALE","exitCriteria":[%s,%s]},
                  {"key":"A","name":"Goal named","phase":"PREPARATION","exitCriteria":[%s]}]}""".formatted(key, CRITERION, CRITERION, CRITERION);
        create(body)
                .statusCode(400)
                .body(
                        "violations.field",
                        equalTo(List.of(
                                "stages[0].exitCriteria[1].key", "stages[1].key", "stages[1].phase", "stages")));
    }

    private ValidatableResponse create(String body) {
        return api.as("revops").body(body).post("/api/pipelines").then();
    }

    private ValidatableResponse replace(String etag, String body) {
        return api.as("revops")
                .header("If-Match", etag)
                .body(body)
                .put("/api/pipelines/" + key)
                .then();
    }

    private String pipeline(String stageName, String standards) {
        return """
                {"key":"%s","name":"Renewals","default":false,"standards":"%s","stages":[
                  {"key":"FIRST","name":"%s","phase":"SALE","buyerOutcome":"The buyer has seen it","exitCriteria":[%s]}]}""".formatted(key, standards, stageName, CRITERION);
    }

    private static String standardAgain(String shown) {
        var json = new JsonObject(shown);
        for (String name : List.of("version", "meetsStandards", "warnings", "successors", "publishedAt", "links")) {
            json.remove(name);
        }
        json.getJsonArray("stages").forEach(s -> ((JsonObject) s).remove("rank"));
        return json.put("default", true).encode();
    }
}
