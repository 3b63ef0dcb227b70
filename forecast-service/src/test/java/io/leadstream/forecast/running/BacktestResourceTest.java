package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.leadstream.forecast.stories.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Back-tests are asked for, run in the background, and are there to be read. */
@ForecastTest
class BacktestResourceTest {

    private static String ask(String body) {
        return Api.as("revops")
                .contentType("application/json")
                .body(body)
                .post("/api/backtests")
                .then()
                .statusCode(202)
                .body("state", is("QUEUED"))
                .extract()
                .header("Location");
    }

    private static void awaitState(String location, String state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Api.as("rep").get(location).then().body("state", is(state)));
    }

    @Test
    void pastForecastsAreScoredOnWhatCame() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "tested");
            sales.published();
            for (int i = 0; i < 200; i++) {
                double day = i * 0.4;
                sales.opened("tested-" + i, "ONE", day, "GTX");
                if (i % 3 != 0) {
                    sales.entered("tested-" + i, "TWO", day + 3 + i % 5);
                    sales.closed("tested-" + i, "TWO", i % 4 == 0 ? "LOST" : "WON", day + 6 + i % 9);
                }
            }
            topics.flush();
            Api.get(sales.opened("tested-last", "ONE", 81, "GTX"), "/api/win-rates?pipeline=tested");
            topics.flush();
        }
        await().untilAsserted(() -> Api.get("/api/win-rates?pipeline=tested").body("groups[0].won", is(100)));

        String location =
                ask("{\"pipeline\":\"tested\",\"from\":\"2026-02-01\",\"to\":\"2026-02-28\",\"horizons\":[10,20]}");

        awaitState(location, "DONE");
        Api.get(location)
                .body("result.currency", is("EUR"))
                .body("result.asOfDays", is(4))
                .body("progress.share", is(1.0f))
                .body("result.horizons.horizon", is(java.util.List.of("P10D", "P20D")))
                .body("result.horizons[0].n", is(4))
                .body("result.horizons[0].actual", greaterThan(0f))
                .body("result.horizons[0].deals", greaterThan(0))
                .body("result.horizons[0].baselines", hasSize(4))
                .body("result.points", hasSize(8))
                .body("result.leftOut", hasSize(0));
        Api.get("/api/forecasts?pipeline=tested&period=2026-Q1&asOf=2026-02-20")
                .body("accuracy.n", is(4))
                .body("accuracy.horizon", is("P20D"))
                .body("calibration.state", is("uncalibrated"));
        Api.get("/api/backtests?limit=200")
                .body("items.find { it.request.pipeline == 'tested' }.result.points", hasSize(0));
    }

    /** An import says what a deal is worth when the file is written, and nothing of what it was worth before. */
    private static String imported(int day, boolean won) {
        return """
                {"importId":"i","pipeline":"leaking","version":1,"owner":"rep-1","segments":{},
                 "amount":{"amount":"20.00","currency":"EUR"},
                 "history":[{"stage":"ONE","rank":1,"phase":"SALE","at":"%s"}]%s}""".formatted(
                Story.day(day), won ? ",\"closed\":{\"outcome\":\"WON\",\"at\":\"" + Story.day(day + 5) + "\"}" : "");
    }

    @Test
    void whatTheAmountsOfAnImportWouldTellIsLeftOutAndRefusedWhenAskedFor() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "leaking");
            sales.published();
            for (int i = 0; i < 60; i++) {
                topics.deal("leaking-" + i, "deal.imported.v1", 0, imported(i, i % 2 == 0));
            }
            topics.flush();
        }
        await().untilAsserted(() -> Api.get("/api/win-rates?pipeline=leaking").body("groups[0].won", is(30)));

        String asItIs =
                ask("{\"pipeline\":\"leaking\",\"horizons\":[7],\"from\":\"2026-02-10\",\"to\":\"2026-02-10\"}");
        String asked = ask("{\"pipeline\":\"leaking\",\"horizons\":[7],\"from\":\"2026-02-10\",\"to\":\"2026-02-10\","
                + "\"fields\":[\"stage\",\"age\",\"amount\"]}");

        awaitState(asItIs, "DONE");
        Api.get(asItIs).body("result.leftOut.field", hasItem("amount"));
        awaitState(asked, "FAILED");
        Api.get(asked).body("failure", containsString("amount leaks"));
    }

    @Test
    void whereNothingWasWonThereIsNothingToTest() {
        String location = ask("{\"pipeline\":\"lead-lifecycle\"}");
        awaitState(location, "FAILED");
        Api.get(location).body("failure", containsString("nothing was won"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"every\":0} | every",
                "{\"horizons\":[]} | horizons",
                "{\"horizons\":[0]} | horizons",
                "{\"horizons\":[1,2,3,4,5,6,7]} | horizons",
                "{\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"} | to",
                "{\"currency\":\"euro\"} | currency",
                "{\"fields\":[\"stage\",\"age\",\"closedAmount\"]} | fields",
                "{\"fields\":[\"stage\",\"age\",\"outcome\"]} | fields",
                "{\"fields\":[\"amount\"]} | fields",
                "{\"fields\":[\"mood\"]} | fields",
                "{\"surprise\":1} | surprise"
            })
    void aBadRequestIsNamed(String body, String field) {
        Api.as("revops")
                .contentType("application/json")
                .body(body)
                .post("/api/backtests")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void aPipelineThatIsNotThereIsNotFound() {
        Api.as("revops")
                .contentType("application/json")
                .body("{\"pipeline\":\"unheard-of\"}")
                .post("/api/backtests")
                .then()
                .statusCode(404);
    }
}
