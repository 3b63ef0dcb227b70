package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An alert opens once, is told on the topic, is taken note of, and closes by itself. */
@ForecastTest
class AlertResourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    private static Instant daysAgo(long days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(days, ChronoUnit.DAYS)
                .plusSeconds(3_600);
    }

    /** So many deals that entered ONE a while ago, of which so many reached TWO the next day. */
    private Topics.Sent deals(String pipeline, long ago, int number, int advanced) {
        Topics.Sent last = null;
        for (int i = 0; i < number; i++) {
            String second = i < advanced
                    ? ",{\"stage\":\"TWO\",\"rank\":2,\"phase\":\"SALE\",\"at\":\"%s\"}".formatted(daysAgo(ago - 1))
                    : "";
            last = topics.deal(pipeline + "-" + ago + "-" + i, "deal.imported.v1", daysAgo(0), """
                    {"importId":"i1","externalId":"x","pipeline":"%s","version":1,"source":"PARTNER","owner":"rep-1",
                     "segments":{},"observedFrom":null,
                     "history":[{"stage":"ONE","rank":1,"phase":"SALE","at":"%s"}%s]}""".formatted(
                            pipeline, daysAgo(ago), second));
        }
        topics.flush();
        return java.util.Objects.requireNonNull(last);
    }

    private static void evaluate() {
        Api.as("revops").post("/api/forecast-alerts/evaluations").then().statusCode(200);
    }

    private static ValidatableResponse alerts(String pipeline, String state) {
        return Api.get("/api/forecast-alerts?pipeline={p}&state={s}", pipeline, state)
                .statusCode(200);
    }

    @Test
    void aStageThatConvertsWorseIsToldUntilItDoesNot() {
        Stack.current().awaitPublishing();
        new Sales(topics, "alerting").published();
        deals("alerting", 200, 100, 80);
        var last = deals("alerting", 30, 60, 15);
        await().atMost(LIMIT).untilAsserted(() -> Api.get(last, "/api/win-rates?pipeline=alerting")
                .statusCode(200));
        // the import's events are spread over partitions
        await().atMost(LIMIT).untilAsserted(() -> Api.get("/api/win-rates").body("freshness.lagEvents", is(0)));
        evaluate();
        String id = alerts("alerting", "OPEN")
                .body("items.find{it.segment==null}.kind", is("STAGE_CONVERSION"))
                .body("items.find{it.segment==null}.stage", is("ONE"))
                .body("items.find{it.segment==null}.figures.recent.n", is(60))
                .body("items.find{it.segment==null}.figures.recent.k", is(15))
                .body("items.find{it.segment==null}.figures.before.n", is(100))
                .body("items.segment", hasItem("owner"))
                .extract()
                .path("items.find{it.segment==null}.id");
        theFigureBehindItSaysTheSame(id);
        evaluate();
        assertEquals(
                1,
                Stack.current()
                        .psql("select 1 from forecast_alert where pipeline = 'alerting' and segment is null")
                        .size());
        acknowledge(id);
        deals("alerting", 31, 500, 430);
        await().atMost(LIMIT).untilAsserted(() -> Api.get("/api/win-rates").body("freshness.lagEvents", is(0)));
        evaluate();
        Api.get("/api/forecast-alerts/{id}", id).body("state", is("CLOSED")).body("closedFor", is("RECOVERED"));
        Api.as("manager")
                .contentType("application/json")
                .body("{}")
                .post("/api/forecast-alerts/{id}/acknowledgement", id)
                .then()
                .statusCode(409);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertEquals(
                        List.of("alert.opened.v1", "alert.acknowledged.v1", "alert.closed.v1"),
                        ForecastEvents.types(id)));
    }

    private static void theFigureBehindItSaysTheSame(String id) {
        String query = Api.get("/api/forecast-alerts/{id}", id).extract().path("figures.recent.query");
        Api.as("rep")
                .urlEncodingEnabled(false)
                .get(query)
                .then()
                .statusCode(200)
                .body("groups[0].stages[0].entered", is(60))
                .body("groups[0].stages[0].advanced", is(15));
    }

    private static void acknowledge(String id) {
        Api.as("manager")
                .header("If-Match", "\"7\"")
                .contentType("application/json")
                .body("{}")
                .post("/api/forecast-alerts/{id}/acknowledgement", id)
                .then()
                .statusCode(412);
        for (int i = 0; i < 2; i++) {
            Api.as("manager")
                    .contentType("application/json")
                    .body("{\"note\":\"we talk on Friday\"}")
                    .post("/api/forecast-alerts/{id}/acknowledgement", id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .header("Leadstream-Event", "forecast-service/" + id + "/2")
                    .body("acknowledged.by", is("manager"))
                    .body("acknowledged.at", notNullValue());
        }
    }

    @Test
    void aPageLeadsToTheNext() {
        for (int i = 0; i < 3; i++) {
            Stack.current().psql("""
                    insert into forecast_alert (id, kind, pipeline, figures, opened_at, updated_at, closed_at,
                                                closed_for, version)
                    values ('%s', 'CYCLE', 'paged', '{"recent":{"from":"2026-01-01","to":"2026-04-02","n":40,
                            "value":10},"change":{"measure":"RATIO","value":2,"low":1.5,"high":2.5},
                            "pValue":0.001,"adjusted":0.003}', now(), now(), now(), 'RECOVERED', 2)""".formatted(UUID.randomUUID()));
        }
        String first = "/api/forecast-alerts?pipeline=paged&kind=CYCLE&limit=2";
        String next = Api.get(first).body("items.size()", is(2)).extract().path("next");
        Api.get(first + "&after={next}", next).body("items.size()", is(1)).body("next", is((Object) null));
    }
}
