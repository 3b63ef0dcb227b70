package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Submissions and overrides: who may, and that each word is kept as it was said. */
@ForecastTest
class CallResourceTest {

    private static final String SUBMISSIONS = "/api/forecast-submissions";
    private static final String OVERRIDES = "/api/forecast-overrides";

    @BeforeEach
    void othersCanBeTold() {
        Stack.current().awaitPublishing();
    }

    private static String call(String period, String scope, String amount, String more) {
        return "{\"period\":\"%s\",\"scope\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}%s}"
                .formatted(period, scope, amount, more);
    }

    private static ValidatableResponse post(String role, String path, String body) {
        return Api.as(role)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    @Test
    void aRepSubmitsForThemselvesAlone() {
        post("rep", SUBMISSIONS, call("2190-Q1", "owner:rep", "120000.5", ",\"note\":\"sure\""))
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("person", is("rep"))
                .body("amount.amount", is("120000.50"))
                .body("stands", is(true));
        post("rep", SUBMISSIONS, call("2190-Q1", "owner:another", "1", "")).statusCode(403);
        post("rep", SUBMISSIONS, call("2190-Q1", "all", "1", "")).statusCode(403);
        post("rep", SUBMISSIONS, call("2190-Q1", "owner:rep", "1", ",\"person\":\"another\""))
                .statusCode(403);
        post("rep", SUBMISSIONS, call("2190-Q1", "owner:rep", "1", ",\"at\":\"2026-01-01\""))
                .statusCode(403);
    }

    @Test
    void aManagerSubmitsForTheirOwnTeam() {
        Api.as("revops")
                .contentType("application/json")
                .body("{\"name\":\"Mine\",\"members\":[],\"manager\":\"manager\"}")
                .put("/api/sales-teams/call-mine")
                .then()
                .statusCode(200);
        Api.as("revops")
                .contentType("application/json")
                .body("{\"name\":\"Theirs\",\"members\":[],\"manager\":\"somebody\"}")
                .put("/api/sales-teams/call-theirs")
                .then()
                .statusCode(200);
        post("manager", SUBMISSIONS, call("2190-Q2", "team:call-mine", "5", "")).statusCode(201);
        post("manager", SUBMISSIONS, call("2190-Q2", "team:call-theirs", "5", ""))
                .statusCode(403);
        post("manager", SUBMISSIONS, call("2190-Q2", "team:nobodys", "5", ""))
                .statusCode(400)
                .body("violations.field", contains("scope"));
        post("rep", SUBMISSIONS, call("2190-Q2", "team:call-mine", "5", "")).statusCode(403);
    }

    @Test
    void everyWordIsKeptAndTheLastStands() {
        String list = SUBMISSIONS + "?period=2190-Q3&scope=owner:rep";
        post("rep", SUBMISSIONS, call("2190-Q3", "owner:rep", "1", "")).statusCode(201);
        post("rep", SUBMISSIONS, call("2190-Q3", "owner:rep", "2", "")).statusCode(201);
        Api.get(list).body("items.amount.amount", contains("2.00", "1.00")).body("items.stands", contains(true, false));
        String next = Api.get(list + "&limit=1")
                .body("items.amount.amount", contains("2.00"))
                .extract()
                .path("next");
        Api.get(list + "&limit=1&after=" + next)
                .body("items.amount.amount", contains("1.00"))
                .body("next", nullValue());
        Api.get(list + "&asOf=2026-01-01").body("items", empty());
        Api.get(list + "&person=another").body("items", empty());
    }

    @Test
    void adminImportsWhatWasSubmittedElsewhere() {
        String imported = call("2019-Q1", "owner:imported", "7", ",\"person\":\"imported\",\"at\":\"2019-02-01\"");
        String id = post("admin", SUBMISSIONS, imported)
                .statusCode(201)
                .body("at", is("2019-02-01T00:00:00Z"))
                .body("by", is("admin"))
                .body("stands", is(false))
                .extract()
                .path("id");
        Api.get(SUBMISSIONS + "/" + id).statusCode(200).body("person", is("imported"));
        Api.get(SUBMISSIONS + "?period=2019-Q1&asOf=2019-01-31").body("items", empty());
        Api.get(SUBMISSIONS + "?period=2019-Q1&asOf=2019-02-01").body("items.stands", contains(true));
    }

    @Test
    void theSameKeyIsTheSameSubmission() {
        var request = Api.as("rep")
                .contentType("application/json")
                .header("Idempotency-Key", "submit-once")
                .body(call("2190-Q4", "owner:rep", "3", ""));
        String id = request.post(SUBMISSIONS).then().statusCode(201).extract().path("id");
        request.post(SUBMISSIONS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(id));
    }

    @Test
    void anOverrideStandsUntilItIsWithdrawn() {
        String path = OVERRIDES + "?period=2191-Q1";
        String id = post("manager", OVERRIDES, call("2191-Q1", "all", "9", ",\"note\":\"a tender\""))
                .statusCode(201)
                .body("stands", is(true))
                .body("withdrawn", nullValue())
                .extract()
                .path("id");
        String before = Api.get(OVERRIDES + "/" + id).extract().path("at");
        post("manager", OVERRIDES + "/" + id + "/withdrawal", "{\"note\":\"lost it\"}")
                .statusCode(200)
                .body("stands", is(false))
                .body("withdrawn.note", is("lost it"))
                .body("withdrawn.by", is("manager"));
        post("manager", OVERRIDES + "/" + id + "/withdrawal", "{\"note\":\"again\"}")
                .statusCode(200)
                .body("withdrawn.note", is("lost it"));
        Api.get(path + "&standing=true").body("items", empty());
        Api.get(path + "&standing=true&asOf=" + before)
                .body("items.id", contains(id))
                .body("items[0].withdrawn", nullValue());
    }

    @Test
    void whatIsSaidIsToldOnceWithoutTheNote() {
        var said = post("manager", OVERRIDES, call("2191-Q2", "all", "9.5", ",\"note\":\"a tender\""));
        String id = said.statusCode(201).extract().path("id");
        said.header("Leadstream-Event", "forecast-service/" + id + "/1");
        for (int i = 0; i < 2; i++) {
            post("manager", OVERRIDES + "/" + id + "/withdrawal", "{\"note\":\"lost it\"}")
                    .statusCode(200)
                    .header("Leadstream-Event", "forecast-service/" + id + "/2");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertEquals(List.of("override.set.v1", "override.withdrawn.v1"), ForecastEvents.types(id)));
        ForecastEvents.of(id)
                .forEach(told -> assertEquals(
                        "{\"overrideId\":\"%s\",\"about\":{\"person\":\"manager\",\"period\":\"2191-Q2\",\"scope\":\"all\"},"
                                        .formatted(id)
                                + "\"amount\":{\"amount\":\"9.50\",\"currency\":\"EUR\"},\"by\":\"manager\"}",
                        told.payload().toString()));
    }

    @Test
    void aSubmissionIsTold() {
        String id = post("rep", SUBMISSIONS, call("2190-Q1", "owner:rep", "7", ",\"pipeline\":\"standard\""))
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(List.of("submission.made.v1"), ForecastEvents.types(id)));
        assertEquals(
                "standard",
                ForecastEvents.of(id).getFirst().payload().at("/about/pipeline").asText());
    }

    @Test
    void anOverrideDoesNotOutliveItsPeriod() {
        String old = call("2018-Q1", "all", "9", ",\"note\":\"old\",\"at\":\"2018-03-31\"");
        post("admin", OVERRIDES, old).statusCode(201).body("stands", is(false));
        Api.get(OVERRIDES + "?period=2018-Q1&standing=true").body("items", empty());
        Api.get(OVERRIDES + "?period=2018-Q1&standing=true&asOf=2018-03-31").body("items.note", contains("old"));
        post("manager", OVERRIDES, call("2018-Q1", "all", "9", ",\"note\":\"late\""))
                .statusCode(400)
                .body("violations.field", contains("period"));
    }

    @Test
    void badDocumentsAreRefusedByField() {
        Map.of(
                        call("2190", "all", "1", ""), "period",
                        call("2190-Q1", "emea", "1", ""), "scope",
                        call("2190-Q1", "all", "-1", ""), "amount.amount",
                        call("2190-Q1", "all", "1", ",\"colour\":1"), "colour",
                        call("2190-Q1", "all", "1", ",\"at\":\"2189-01-01\""), "at",
                        call("2010-Q1", "all", "1", ",\"at\":\"2010-04-01\""), "at")
                .forEach((body, field) ->
                        post("admin", SUBMISSIONS, body).statusCode(400).body("violations.field", hasItem(field)));
        post("manager", OVERRIDES, call("2190-Q1", "all", "1", ""))
                .statusCode(400)
                .body("violations.field", contains("note"));
        post("manager", SUBMISSIONS, "{}").statusCode(400).body("violations.field", hasItem("amount"));
    }

    @Test
    void whoSubmitsIsTheSubjectOfTheirToken() {
        RestAssured.given()
                .auth()
                .oauth2(Stack.current().token("rep", "call-ann", Map.of()))
                .contentType("application/json")
                .body(call("2192-Q1", "owner:call-ann", "4", ""))
                .post(SUBMISSIONS)
                .then()
                .statusCode(201)
                .body("person", is("call-ann"))
                .body("id", notNullValue());
    }
}
