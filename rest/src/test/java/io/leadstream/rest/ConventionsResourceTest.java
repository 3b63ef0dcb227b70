package io.leadstream.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.leadstream.local.test.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "test"))
class ConventionsResourceTest {

    private static final String PROBLEM = "application/problem+json";

    private final Stack stack = Stack.current();

    @BeforeEach
    void awaitPublishing() {
        stack.awaitPublishing();
    }

    @Test
    void aCommandNamesItsEvent() {
        post("{\"name\":\"anvil\"}")
                .statusCode(201)
                .header("Leadstream-Event", matchesPattern("test-service/[0-9a-f-]+/1"))
                .header("ETag", "\"1\"")
                .header("Location", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name | must not be blank",
                "{\"name\":\"\"} | name | must not be blank",
                "{\"name\":5} | name | must be a string",
                "{\"name\":\"x\",\"colour\":\"blue\"} | colour | must be one of [RED, GREEN]",
                "{\"name\":\"x\",\"madeAt\":\"yesterday\"} | madeAt | must be a time such as 2026-01-31T09:30:00Z",
                "{\"name\":\"x\",\"madeAt\":1} | madeAt | must be a time such as 2026-01-31T09:30:00Z",
                "{\"name\":\"x\",\"madeAt\":\"1700000000\"} | madeAt | must be a time such as 2026-01-31T09:30:00Z",
                "{\"name\":\"x\",\"madeAt\":\"1700000000000000000\"} | madeAt | must be a time such as 2026-01-31T09:30:00Z",
                "{\"name\":\"x\",\"madeAt\":\"2026-01-31\"} | madeAt | must be a time such as 2026-01-31T09:30:00Z",
                "{\"name\":\"x\",\"madeAt\":\"-100000-01-31T00:00:00Z\"} | madeAt | must be within the years 1 to 9999",
                "{\"name\":\"x\",\"dueOn\":[2026,1,31]} | dueOn | must be a date such as 2026-01-31",
                "{\"name\":\"x\",\"dueOn\":[2026,13,1]} | dueOn | must be a date such as 2026-01-31",
                "{\"name\":\"x\",\"dueOn\":\"2026-02-30\"} | dueOn | must be a date such as 2026-01-31",
                "{\"name\":\"x\",\"dueOn\":\"2026-01-31T00:00:00Z\"} | dueOn | must be a date such as 2026-01-31",
                "{\"name\":\"x\",\"owner\":\"me\"} | owner | must be a UUID",
                "{\"name\":\"x\",\"parts\":{}} | parts | must be an array",
                "{\"name\":\"x\",\"parts\":[{\"name\":\"\"}]} | parts[0].name | must not be blank",
                "{\"name\":\"x\",\"parts\":[{\"name\":\"p\",\"count\":11}]} | parts[0].count | must be less than or equal to 10",
                "{\"name\":\"x\",\"parts\":[{\"name\":\"p\",\"count\":\"1\"}]} | parts[0].count | must be a number within range",
                "{\"name\":\"a\\u0000b\"} | name | must not contain NUL or half of a surrogate pair",
                "{\"name\":\"a\\ud800b\"} | name | must not contain NUL or half of a surrogate pair",
            })
    void badInputNamesFieldAndReason(String body, String field, String message) {
        post(body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:leadstream:problem:bad-input"))
                .body("violations.field", hasItem(field))
                .body("violations.message", hasItem(message));
    }

    @Test
    void aTimeMayHaveAnOffset() {
        post("{\"name\":\"x\",\"madeAt\":\"2026-01-01T01:00:00+01:00\",\"dueOn\":\"2026-01-31\"}")
                .statusCode(201);
    }

    @Test
    void anUnknownMemberIsNamedWithThoseThatAreKnown() {
        post("{\"name\":\"x\",\"color\":\"RED\"}")
                .statusCode(400)
                .body("violations[0].field", equalTo("color"))
                .body("violations[0].message", containsString("colour"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nope",
                "[]",
                "\"x\"",
                "null",
                "{\"name\":\"x\"} trailing",
                "{\"name\":\"x\",\"name\":\"y\"}"
            })
    void whatIsNoDocumentOfOursIsBadInput(String body) {
        post(body).statusCode(400).contentType(PROBLEM).body("violations", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000001", "00004100", "feff0000", "0000feff", "7bc3287d", "00"})
    void bytesThatAreNoTextAreBadInput(String hex) {
        rep().body(HexFormat.of().parseHex(hex))
                .post("/api/things")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations", notNullValue());
    }

    @Test
    void aMediaTypeThatIsNoneIsRefused() {
        rep().contentType("x")
                .get("/api/things/" + UUID.randomUUID() + "?q=a")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("detail", containsString("is no media type"));
    }

    @Test
    void deepNestingIsBadInput() {
        post("{\"name\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void aBodyOverItsLimitIsRefusedAlsoWhenItIsTenMegabytes() {
        post("{\"name\":\"" + "x".repeat(1 << 20) + "\"}")
                .statusCode(413)
                .contentType(PROBLEM)
                .body("limit", is(1 << 20));
        post("{\"name\":\"" + "x".repeat(10 << 20) + "\"}").statusCode(413).contentType(PROBLEM);
    }

    @Test
    void whatRoutingRefusesIsAProblemToo() {
        rep().get("/api/nothing").then().statusCode(404).contentType(PROBLEM).body("type", containsString("not-found"));
        rep().get("/api/things/no-uuid").then().statusCode(404).contentType(PROBLEM);
        rep().delete("/api/things").then().statusCode(405).contentType(PROBLEM);
        rep().contentType("text/plain")
                .body("x")
                .post("/api/things")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
        rep().accept("image/png").get("/api/things/" + UUID.randomUUID()).then().statusCode(406);
        rep().accept("application/xml")
                .get("/api/things/" + UUID.randomUUID() + "?q=x")
                .then()
                .statusCode(406)
                .contentType(PROBLEM);
    }

    @Test
    void whoTakesAnythingGetsJson() {
        String thing = "/api/things/" + UUID.randomUUID() + "?q=x";
        rep().accept("text/html,application/xml;q=0.9,*/*;q=0.8")
                .get(thing)
                .then()
                .contentType("application/json");
        rep().accept("*/*").get(thing).then().contentType("application/json");
    }

    @Test
    void whoIsUnknownOrMayNotIsToldSoAsAProblem() {
        given().get("/api/things/" + UUID.randomUUID()).then().statusCode(401).contentType(PROBLEM);
        given().auth()
                .oauth2("nonsense")
                .get("/api/things/" + UUID.randomUUID())
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
        given().auth()
                .oauth2(stack.token("marketing"))
                .get("/api/things/" + UUID.randomUUID())
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
    }

    @Test
    void aFaultOfOursSaysNothingOfTheInside() {
        rep().get("/api/things/broken")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("detail", nullValue())
                .body("$", not(containsString("secret")));
    }

    @Test
    void nulInAParameterIsBadInput() {
        rep().queryParam("q", "a\0b")
                .get("/api/things/" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndRunsOnce() {
        String key = UUID.randomUUID().toString();
        int before = ThingResource.CALLS.get();
        var first = keyed(key)
                .body("{\"name\":\"x\"}")
                .post("/api/things")
                .then()
                .statusCode(201)
                .extract();

        var second = keyed(key)
                .body("{ \"name\" : \"x\" }")
                .post("/api/things")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract();

        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(first.header("Leadstream-Event"), second.header("Leadstream-Event"));
        assertEquals(before + 1, ThingResource.CALLS.get());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        keyed(key).body("{\"name\":\"x\"}").post("/api/things").then().statusCode(201);

        keyed(key)
                .body("{\"name\":\"y\"}")
                .post("/api/things")
                .then()
                .statusCode(422)
                .contentType(PROBLEM);
    }

    @Test
    void aRefusedCommandDoesNotUseUpItsKey() {
        String key = UUID.randomUUID().toString();
        keyed(key).body("{}").post("/api/things").then().statusCode(400);

        keyed(key).body("{\"name\":\"x\"}").post("/api/things").then().statusCode(201);
    }

    @Test
    void aReadWaitsForOwnEventsNotAtAllAndForUnknownOnesInVain() {
        String thing = "/api/things/" + UUID.randomUUID();
        rep().queryParam("q", "x")
                .queryParam("atLeast", "test-service/x/1")
                .get(thing)
                .then()
                .statusCode(200);
        rep().queryParam("q", "x")
                .queryParam("atLeast", "other-service/x/1")
                .get(thing)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType(PROBLEM);
        rep().queryParam("q", "x").queryParam("atLeast", "x").get(thing).then().statusCode(400);
    }

    @Test
    void theContractAndTheApiDescriptionAndHealthAreOpen() {
        given().get("/asyncapi.yaml").then().statusCode(200).body(containsString("3.0.0"));
        given().get("/openapi.yaml").then().statusCode(200).body(containsString("/api/things"));
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("outbox"));
    }

    @Test
    void operationsAreTheAdministrators() {
        rep().get("/api/operations/test/dead-letters").then().statusCode(403);
        admin().get("/api/operations/test/dead-letters").then().statusCode(200).body("freshness.missing", is(0));
        admin().get("/api/operations/other/dead-letters").then().statusCode(404);
        admin().body("{\"since\":\"2020-01-01T00:00:00Z\"}")
                .post("/api/operations/test/republish")
                .then()
                .statusCode(200)
                .body("events", notNullValue());
    }

    @Test
    void whileTheDatabaseIsAwayCommandsAreUnavailable() {
        stack.kill("postgres");
        try {
            post("{\"name\":\"x\"}").statusCode(503).contentType(PROBLEM).header("Retry-After", notNullValue());
        } finally {
            stack.restart("postgres");
        }
    }

    private ValidatableResponse post(String body) {
        return rep().body(body).post("/api/things").then();
    }

    private RequestSpecification rep() {
        return given().auth().oauth2(stack.token("rep")).contentType("application/json");
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(stack.token("admin")).contentType("application/json");
    }

    private RequestSpecification keyed(String key) {
        return rep().header("Idempotency-Key", key);
    }
}
