package io.leadstream.pipeline.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
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
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "pipeline"))
class TaskResourceTest {

    private final Api api = new Api();
    private final String key = "t" + UUID.randomUUID();
    private String deal;

    @BeforeEach
    void publishAndOpen() {
        api.ready();
        String criterion = "[{\"key\":\"c\",\"text\":\"The buyer named it\",\"inspectable\":\"the e-mail\"}]";
        String body = """
                {"key":"%s","name":"Tasks","stages":[
                  {"key":"A","name":"Need named","phase":"SALE","buyerOutcome":"The buyer has named it","exitCriteria":%s},
                  {"key":"B","name":"Situation confirmed","phase":"SALE","buyerOutcome":"The buyer has confirmed it",
                   "exitCriteria":%s,"repeatable":true,"tasks":[
                     {"key":"market","title":"Study the market","role":"analyst","dueWithin":"P5D"},
                     {"key":"content","title":"Prepare content","role":"marketing"},
                     {"key":"rivals","title":"Find the rivals","role":"rep"}]}]}""".formatted(key, criterion, criterion);
        api.as("revops").body(body).post("/api/pipelines").then().statusCode(201);
        deal = api.openDeal("{\"name\":\"x\",\"owner\":\"rep-9\",\"pipeline\":\"%s\"}".formatted(key));
    }

    private Response moveTo(String stage) {
        return api.command(
                "manager", deal, "moves", "{\"toStage\":\"%s\",\"override\":{\"reason\":\"told\"}}".formatted(stage));
    }

    private String tasks() {
        return "/api/deals/" + deal + "/tasks";
    }

    @Test
    void aDealGetsTheTasksOfAStageThatItEntersOnce() {
        api.as("rep").get(tasks()).then().statusCode(200).body("items", hasSize(0));

        moveTo("B").then().statusCode(200);
        moveTo("A").then().statusCode(200);
        moveTo("B").then().statusCode(200);

        api.as("rep")
                .get(tasks())
                .then()
                .body("items.role", contains("analyst", "marketing", "rep"))
                .body("items[0].dueAt", notNullValue())
                .body("items[1].assignee", nullValue())
                .body("items[2].assignee", is("rep-9"));
        api.as("marketing")
                .get("/api/tasks?role=marketing&limit=200")
                .then()
                .statusCode(200)
                .body("items.dealId", hasItem(deal));
    }

    @Test
    void aTaskIsAssignedAndFinishedByWhoHasSeenIt() {
        moveTo("B").then().statusCode(200);
        String task = api.as("rep").get(tasks()).path("items[1].id");
        String place = tasks() + "/" + task;

        patch("marketing", place, null, "{\"state\":\"DONE\"}").then().statusCode(428);
        patch("marketing", place, "\"7\"", "{\"state\":\"DONE\"}").then().statusCode(412);
        patch("manager", place, "\"0\"", "{\"assignee\":\"marketing\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        api.as("marketing").get("/api/tasks?assignee=me&limit=200").then().body("items.id", hasItem(task));
        patch("marketing", place, "\"1\"", "{\"state\":\"DONE\",\"result\":\"three pages\"}")
                .then()
                .statusCode(200)
                .body("state", is("DONE"))
                .body("result", is("three pages"))
                .body("finishedBy", is("marketing"));
        api.as("revops").get(place).then().statusCode(200).body("$", not(hasKey("result")));
        patch("rep", place, "\"2\"", "{\"state\":\"DONE\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        patch("rep", place, "\"2\"", "{\"state\":\"LATER\"}").then().statusCode(400);
        patch("rep", place, "\"2\"", "{\"title\":\" \"}").then().statusCode(400);
    }

    @Test
    void whatThereIsToDoAndThatItIsDoneIsToldWithoutItsWords() {
        moveTo("B").then().statusCode(200);
        String task = api.as("rep").get(tasks()).path("items[1].id");
        patch("marketing", tasks() + "/" + task, "\"0\"", "{\"state\":\"DONE\",\"result\":\"Erika agreed\"}")
                .then()
                .statusCode(200)
                .header("Leadstream-Event", endsWith("/" + deal + "/6"));

        List<Topic.Seen> told = new Topic(api.stack(), "deal-events").await(deal, 6);

        assertEquals(
                List.of(
                        "deal.opened.v1",
                        "deal.stage-entered.v1",
                        "deal.task-added.v1",
                        "deal.task-added.v1",
                        "deal.task-added.v1",
                        "deal.task-changed.v1"),
                told.stream().map(Topic.Seen::type).toList());
        var done = told.getLast().payload();
        assertEquals(task, done.getString("taskId"));
        assertEquals("DONE", done.getString("state"));
        assertEquals("marketing", done.getString("by"));
        assertFalse(done.encode().contains("Erika"), done::encode);
    }

    private Response patch(String role, String place, String etag, String body) {
        var request = api.as(role).body(body);
        return (etag == null ? request : request.header("If-Match", etag)).patch(place);
    }

    @Test
    void aTaskIsAddedByHand() {
        api.as("rep")
                .body("{\"title\":\"Ask Erika\",\"assignee\":\"rep-3\"}")
                .post(tasks())
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("title", is("Ask Erika"));
        api.as("revops").get(tasks()).then().body("items[0]", not(hasKey("title")));
        api.as("rep")
                .body("{\"title\":\"x\",\"stage\":\"Z\"}")
                .post(tasks())
                .then()
                .statusCode(400)
                .body("violations[0].field", is("stage"));
        api.as("rep")
                .body("{\"title\":\"x\"}")
                .post("/api/deals/" + UUID.randomUUID() + "/tasks")
                .then()
                .statusCode(404);
    }

    @Test
    void aRepeatableStageIsGoneThroughGroupByGroup() {
        round("{\"stage\":\"B\",\"group\":\"Production\"}")
                .then()
                .statusCode(201)
                .body("number", is(1));
        round("{\"stage\":\"B\",\"group\":\"Finance\"}").then().statusCode(201).body("number", is(2));
        round("{\"stage\":\"A\",\"group\":\"Finance\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("stage"));

        api.as("rep")
                .get("/api/deals/" + deal + "/rounds")
                .then()
                .statusCode(200)
                .body("items.group", contains("Production", "Finance"));
        api.as("marketing").get("/api/deals/" + deal + "/rounds").then().body("items[0]", not(hasKey("group")));
    }

    private Response round(String body) {
        return api.as("rep").body(body).post("/api/deals/" + deal + "/rounds");
    }
}
