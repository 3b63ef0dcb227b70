package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.leadstream.forecast.running.Topics.Sent;
import io.leadstream.local.test.Stack;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roll-up of running deals, beside quota, submission and override. The stages are pipeline and commit. */
@ForecastTest
class RollUpResourceTest {

    private final Topics topics = new Topics();

    @BeforeEach
    void othersCanBeTold() {
        Stack.current().awaitPublishing();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private Sent opened(String pipeline, String deal, String owner, String amount, String expected) {
        return topics.deal(deal, "deal.opened.v1", 1, """
                {"pipeline":"%s","version":1,"stage":"ONE","rank":1,"phase":"SALE","owner":"%s",
                 "amount":{"amount":"%s","currency":"EUR"},"expectedClose":"%s","segments":{},"origin":"MANUAL",
                 "category":"PIPELINE"}""".formatted(pipeline, owner, amount, expected));
    }

    private static void put(String path, String body) {
        Api.as("revops")
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    private static void submit(String path, String body) {
        Api.as("admin")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    @Test
    void ownersTeamsAndAllAreShownBesideWhatPeopleSay() {
        String pipeline = "rollup";
        var sales = new Sales(topics, pipeline);
        var events = List.of(
                sales.published(),
                opened(pipeline, "rollup-a", "rollup-ann", "100.10", "2026-02-10"),
                opened(pipeline, "rollup-b", "rollup-bob", "50.00", "2026-06-10"),
                opened(pipeline, "rollup-c", "rollup-ann", "7.00", "2026-02-10"),
                sales.closed("rollup-c", "ONE", "WON", 3));
        topics.flush();
        put(
                "/api/sales-teams/rollup-north",
                "{\"name\":\"North\",\"members\":[\"rollup-ann\"],\"from\":\"2026-01-01\"}");
        put("/api/quotas/rollup", """
                {"period":"2026-Q1","scope":"team:rollup-north","pipeline":"rollup","from":"2026-01-01",
                 "amount":{"amount":"200.50","currency":"EUR"}}""");
        submit("/api/forecast-submissions", """
                {"period":"2026-Q1","scope":"owner:rollup-ann","pipeline":"rollup","person":"rollup-ann",
                 "amount":{"amount":"150.00","currency":"EUR"},"at":"2026-01-10"}""");
        submit("/api/forecast-overrides", """
                {"period":"2026-Q1","scope":"all","pipeline":"rollup","note":"cautious",
                 "amount":{"amount":"140.00","currency":"EUR"},"at":"2026-01-11"}""");
        events.forEach(event -> Api.get(event, "/api/win-rates?pipeline=rollup").statusCode(200));

        String rollUp = "/api/forecast-rollups?pipeline=rollup&period=2026-Q1&asOf=2026-02-01";
        Api.get(rollUp + "&limit=200")
                .statusCode(200)
                .body("currency", is("EUR"))
                .body("levels.scope", hasItems("all", "team:rollup-north", "owner:rollup-ann"))
                .body("levels[0].scope", is("all"))
                .body("levels[0].override.amount.amount", is("140.00"))
                .body("levels[0].quota", nullValue());
        Api.get(rollUp + "&scope=team:rollup-north")
                .body("levels.scope", contains("team:rollup-north", "owner:rollup-ann"))
                .body("levels[0].name", is("North"))
                .body("levels[0].parent", is("all"))
                .body("levels[0].categories.category", contains("CLOSED", "COMMIT", "BEST_CASE", "PIPELINE", "OMITTED"))
                .body("levels[0].categories[0].amount", is("100.50"))
                .body("levels[0].categories[3].amount", is("100.10"))
                .body("levels[0].categories[3].cumulativeAmount", is("200.60"))
                .body("levels[0].categories[3].cumulativeDeals", is(2))
                .body("levels[0].quota.remaining", is("100.00"))
                .body("levels[0].quota.coverage", is(1.001f))
                .body("levels[1].submission.amount.amount", is("150.00"))
                .body("levels[1].parent", is("team:rollup-north"));
        Api.get(rollUp + "&scope=team:rollup-north&limit=1")
                .body("levels.scope", contains("team:rollup-north"))
                .body("next", notNullValue());
        Api.get("/api/forecasts?pipeline=rollup&period=2026-Q1&asOf=2026-02-01&segment=team")
                .statusCode(200)
                .body("groups.segment", contains("(missing)", "rollup-north"))
                .body("groups.find { it.segment == 'rollup-north' }.openDeals", is(1));
        Api.get("/api/forecast-rollups?pipeline=rollup&period=2026-Q1&asOf=2026-01-09&scope=all")
                .body("levels[0].override", nullValue());
    }
}
