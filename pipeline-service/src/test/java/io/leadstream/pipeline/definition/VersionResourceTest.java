package io.leadstream.pipeline.definition;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.StackResource;
import io.leadstream.pipeline.Api;
import io.leadstream.pipeline.Topic;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One version after the other: what changed, who retired what, and what becomes of the deals. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class VersionResourceTest {

    private static final String LAST = "\"reason\":\"the year's review\"";

    private final Api api = new Api();
    private final String key = "v" + UUID.randomUUID();

    @BeforeEach
    void publishFirst() {
        api.ready();
        api.as("revops")
                .body("{\"key\":\"%s\",\"name\":\"V\",\"stages\":[%s,%s,%s]}"
                        .formatted(key, stage("A"), stage("B"), stage("C")))
                .post("/api/pipelines")
                .then()
                .statusCode(201);
    }

    private static String stage(String key) {
        return """
                {"key":"%s","name":"%s named","phase":"SALE","buyerOutcome":"The buyer has named it",
                 "exitCriteria":[{"key":"c","text":"The buyer named it","inspectable":"the e-mail"}]}""".formatted(key, key);
    }

    private ValidatableResponse next(int seen, String more, String... stages) {
        StringBuilder all = new StringBuilder();
        for (String s : stages) {
            all.append(all.isEmpty() ? "" : ",").append(stage(s));
        }
        return api.as("revops")
                .header("If-Match", "\"" + seen + "\"")
                .body("{\"name\":\"V\",%s,\"stages\":[%s]}".formatted(more, all))
                .put("/api/pipelines/" + key)
                .then();
    }

    private String dealInB() {
        String deal = api.openDeal("{\"name\":\"x\",\"pipeline\":\"%s\"}".formatted(key));
        api.command("manager", deal, "moves", "{\"toStage\":\"B\",\"override\":{\"reason\":\"told\"}}")
                .then()
                .statusCode(200);
        return deal;
    }

    @Test
    void versionsDiffAndAuditTellWhoChangedWhat() {
        next(1, LAST, "A", "C", "D").statusCode(200);

        api.as("rep")
                .get("/api/pipelines/" + key + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[0].latest", is(true))
                .body("items[0].publishedBy", is("revops"))
                .body("items[0].reason", is("the year's review"));
        api.as("rep")
                .get("/api/pipelines/" + key + "/diff?from=1&to=2")
                .then()
                .statusCode(200)
                .body("added.stage", contains("D"))
                .body("removed.stage", contains("B"))
                .body("moved", hasSize(0));
        api.as("rep")
                .get("/api/pipelines/" + key + "/audit?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].changes.removed.stage", contains("B"));
        api.as("rep")
                .get("/api/pipelines/" + key + "/audit")
                .then()
                .body("items.version", contains(2, 1))
                .body("items[1].changes", nullValue());
        api.as("rep").get("/api/pipelines/nowhere/versions").then().statusCode(404);
        api.as("rep").get("/api/pipelines/nowhere/diff").then().statusCode(404);
    }

    @Test
    void aStageInUseIsNotRetiredWithoutASuccessor() {
        dealInB();

        next(1, LAST, "A", "C")
                .statusCode(409)
                .body("type", is("urn:leadstream:problem:stages-in-use"))
                .body("stages.stage", contains("B"))
                .body("stages[0].openDeals", is(1));
        next(1, "\"successors\":{\"B\":\"NONE\",\"C\":\"A\",\"Z\":\"A\"}", "A", "C")
                .statusCode(400)
                .body("violations.field", contains("successors.B", "successors.C", "successors.Z"));
        next(1, "\"successors\":{\"B\":\"C\"}", "A", "C").statusCode(200).body("successors.B", is("C"));
        assertEquals(
                "C",
                new Topic(api.stack(), "deal-events")
                        .await(key, 2)
                        .getLast()
                        .payload()
                        .getJsonObject("successors")
                        .getString("B"));
    }

    @Test
    void openDealsAreTakenOverAndHistoryIsReadEitherWay() {
        String deal = dealInB();
        api.as("rep")
                .body("{\"criterion\":\"c\",\"stage\":\"B\",\"kind\":\"EMAIL\"}")
                .post("/api/deals/" + deal + "/evidence")
                .then()
                .statusCode(201);
        next(1, "\"openDeals\":\"transfer\",\"successors\":{\"B\":\"D\"}", "A", "D", "C")
                .statusCode(200);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> api.as("rep")
                .get("/api/deals/" + deal)
                .path("pipelineVersion")
                .equals(2));

        api.as("rep").get("/api/deals/" + deal).then().body("stage", is("D")).body("unmet", hasSize(0));
        api.as("rep")
                .get("/api/deals/" + deal + "/history")
                .then()
                .statusCode(200)
                .body("stages.stage", contains("A", "B", "D"))
                .body("stages.version", contains(1, 1, 2));
        api.as("rep")
                .get("/api/deals/" + deal + "/history?stages=mapped")
                .then()
                .statusCode(200)
                .body("stages.stage", contains("A", "D"));
        api.as("rep")
                .get("/api/deals/" + deal + "/history?stages=both")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("stages"));
        Topic.Seen told = new Topic(api.stack(), "deal-events").await(deal, 4).getLast();
        assertEquals("deal.transferred.v1", told.type());
        assertEquals("B", told.payload().getString("fromStage"));
        assertEquals("D", told.payload().getString("stage"));
        api.move(deal, "C").then().statusCode(200);
    }

    @Test
    void aMigrationIsOrderedAndFollowed() {
        String deal = dealInB();
        next(1, LAST, "A", "B", "D").statusCode(200);
        api.as("rep").get("/api/deals/" + deal).then().body("pipelineVersion", is(1));

        String place = api.as("revops")
                .post("/api/pipelines/" + key + "/migrations")
                .then()
                .statusCode(202)
                .body("toVersion", is(2))
                .extract()
                .header("Location");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.as("rep").get(place).path("state").equals("DONE"));
        api.as("rep").get(place).then().body("transferred", is(1));
        api.as("rep").get("/api/pipelines/" + key + "/migrations").then().body("items", hasSize(1));
        api.as("rep").get("/api/deals/" + deal).then().body("stage", is("B")).body("pipelineVersion", is(2));
        api.as("revops").post("/api/pipelines/nowhere/migrations").then().statusCode(404);
        api.as("rep").get("/api/pipelines/nowhere/migrations").then().statusCode(404);
    }
}
