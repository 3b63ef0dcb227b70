package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coaching is recorded, and what followed it is read from the deals. */
@ForecastTest
class CoachingActionResourceTest {

    private static final String ACTION = """
            {"whom":"rep-1","pipeline":"%s","stage":"%s","at":"%s","note":"three lost deals","segment":%s}""";

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private static Response post(String pipeline, String stage, String at, String segment) {
        return Api.as("manager")
                .contentType("application/json")
                .body(ACTION.formatted(pipeline, stage, at, segment))
                .post("/api/coaching-actions");
    }

    private void sell(String pipeline) {
        var sales = new Sales(topics, pipeline);
        sales.published();
        sales.opened(pipeline + "-a", "ONE", 20, "GTX");
        sales.opened(pipeline + "-b", "ONE", 40, "GTX");
        var moved = sales.entered(pipeline + "-b", "TWO", 42);
        topics.flush();
        Api.get(moved, "/api/win-rates?pipeline=" + pipeline).statusCode(200);
    }

    @Test
    void anActionAndItsEffect() {
        sell("coached");
        String location = post("coached", "ONE", "2026-02-01T00:00:00Z", "null")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("coach", is("manager"))
                .body("whom", is("rep-1"))
                .extract()
                .header("Location");
        Api.get(location).statusCode(200).body("note", is("three lost deals"));
        Api.get("/api/coaching-actions?whom=rep-1&pipeline=coached&stage=ONE").body("items.size()", is(1));
        Api.get(location + "/effect?asOf=2026-04-01&horizon=P10D")
                .statusCode(200)
                .header("ETag", startsWith("W/"))
                .body("next", is("TWO"))
                .body("horizon", is("P10D"))
                .body("before.n", is(1))
                .body("before.k", is(0))
                .body("after.n", is(1))
                .body("after.k", is(1))
                .body("change.difference", is(1f))
                .body("others.before.n", is(0))
                .body("verdict", is("TOO_FEW"));
        String csv = Api.get(location + "/effect?asOf=2026-04-01&format=csv")
                .extract()
                .asString();
        assertEquals(2, csv.lines().count());
    }

    @Test
    void whatIsEnteredIsAnotherRevision() {
        sell("entered-revision");
        String path = "/api/win-rates?asOf=2026-02-28&pipeline=entered-revision";
        String tag = Api.get(path).extract().header("ETag");
        post("entered-revision", "ONE", "2026-02-01T00:00:00Z", "null").then().statusCode(201);
        assertNotEquals(tag, Api.get(path).extract().header("ETag"));
    }

    @Test
    void theSameKeyIsTheSameAction() {
        sell("coached-once");
        var answers = new String[2];
        for (int i = 0; i < 2; i++) {
            answers[i] = Api.as("manager")
                    .header("Idempotency-Key", "coached-once")
                    .contentType("application/json")
                    .body(ACTION.formatted("coached-once", "ONE", "2026-02-01T00:00:00Z", "null"))
                    .post("/api/coaching-actions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
        }
        assertEquals(answers[0], answers[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "standard,NOWHERE,2026-02-01T00:00:00Z,null,stage",
        "unheard-of,ONE,2026-02-01T00:00:00Z,null,pipeline",
        "standard,ONE,2999-02-01T00:00:00Z,null,stage",
        "standard,'',2026-02-01T00:00:00Z,null,stage",
        "standard,ONE,2026-02-01T00:00:00Z,'{\"name\":\" \",\"value\":\"x\"}',segment.name"
    })
    void aBadActionIsNamed(String pipeline, String stage, String at, String segment, String field) {
        post(pipeline, stage, at, segment)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    void anActionIsNotOfTheFuture() {
        sell("coached-later");
        post("coached-later", "ONE", "2999-02-01T00:00:00Z", "null")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("at"));
    }
}
