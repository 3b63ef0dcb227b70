package io.leadstream.forecast.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One large deal moves a forecast by more than usual: it is told, with the bridge that explains it, until it is gone. */
@ForecastTest
class ForecastMoveResourceTest {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PIPELINE = "moving";

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

    private static LocalDate yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1);
    }

    /** Imported: entered and closed so many days ago. */
    private Topics.Sent deal(String name, long entered, long closed, String outcome, String amount) {
        return topics.deal(PIPELINE + "-" + name, "deal.imported.v1", daysAgo(0), """
                {"dealId":"moving-%1$s","importId":"moving-%1$s","externalId":"%1$s","pipeline":"%2$s","version":1,
                 "source":"PARTNER","owner":"rep-1","segments":{},"observedFrom":null,
                 "history":[{"stage":"ONE","rank":1,"phase":"SALE","at":"%3$s"}],
                 "closed":{"outcome":"%4$s","at":"%5$s","amount":{"amount":"%6$s","currency":"EUR"}}}""".formatted(
                        name, PIPELINE, daysAgo(entered), outcome, daysAgo(closed), amount));
    }

    /** A deal a day that is closed a week later, and one that is worth as much as all of them. */
    private void sold() {
        new Sales(topics, PIPELINE).published();
        for (int ago = 8; ago <= 150; ago++) {
            deal("d" + ago, ago, ago - 7, ago % 3 == 0 ? "LOST" : "WON", 900 + 10 * (ago % 20) + ".00");
        }
        var whale = deal("whale", 20, 1, "WON", "250000.00");
        topics.flush();
        await().atMost(LIMIT).untilAsserted(() -> Api.get(whale, "/api/win-rates?pipeline=moving")
                .statusCode(200));
        settled();
    }

    /** The import's events are spread over partitions. */
    private static void settled() {
        await().atMost(LIMIT).untilAsserted(() -> Api.get("/api/win-rates").body("freshness.lagEvents", is(0)));
    }

    private static void evaluate() {
        Api.as("revops").post("/api/forecast-alerts/evaluations").then().statusCode(200);
    }

    private static ValidatableResponse alerts(String state) {
        return Api.get("/api/forecast-alerts?pipeline=moving&kind=FORECAST_MOVE&state={state}", state)
                .statusCode(200);
    }

    private static ValidatableResponse ask(String query) {
        return Api.as("rep").urlEncodingEnabled(false).get(query).then().statusCode(200);
    }

    @Test
    void aForecastThatJumpsIsToldWithItsBridgeUntilTheJumpIsUndone() throws Exception {
        Stack.current().awaitPublishing();
        sold();
        evaluate();
        String quarter = Api.get("/api/forecasts?pipeline=moving").extract().path("period");
        await().atMost(LIMIT).untilAsserted(() -> alerts("OPEN").body("items.period", hasItem(quarter)));
        Map<String, Object> alert = alerts("OPEN").extract().path("items.find{it.period=='" + quarter + "'}");
        String id = (String) alert.get("id");
        theBridgeBehindItSaysTheSame(id);
        thePageShowsIt(quarter, id);

        topics.deal("moving-whale", "deal.withdrawn.v1", daysAgo(0), """
                {"dealId":"moving-whale","importId":"moving-whale"}""");
        topics.flush();
        settled();
        evaluate();
        await().atMost(LIMIT).untilAsserted(() -> Api.get("/api/forecast-alerts/{id}", id)
                .body("state", is("CLOSED"))
                .body("closedFor", is("RECOVERED")));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertEquals(List.of("alert.opened.v1", "alert.closed.v1"), ForecastEvents.types(id)));
        assertEquals(
                quarter,
                ForecastEvents.of(id).getFirst().payload().at("/about/period").asText());
    }

    /** Where there is a Chromium. */
    private static void thePageShowsIt(String period, String id) throws Exception {
        if (!Browser.isInstalled()) {
            return;
        }
        try (var browser = Browser.start()) {
            PageFigures.open(browser, "pipeline=moving");
            List<String> moved = PageFigures.list(new PageFigures(browser, "pipeline=moving").table("alerts")).stream()
                    .map(row -> row.path("figures.noise.moved").asText())
                    .toList();
            ValidatableResponse alert = Api.get("/api/forecast-alerts/{id}", id);
            assertTrue(moved.contains(alert.extract().path("figures.noise.moved")), moved::toString);
            String ways = browser.evaluate("[...document.querySelectorAll('[data-table=alerts] a')].map((a) => a.href)")
                    .toString();
            assertTrue(
                    ways.contains(
                            "period=" + period + "&since=" + alert.extract().path("figures.before.from")),
                    ways);
            assertEquals(List.of(), browser.complaints());
        }
    }

    private static void theBridgeBehindItSaysTheSame(String id) {
        ValidatableResponse shown = Api.get("/api/forecast-alerts/{id}", id)
                .body("stage", nullValue())
                .body("figures.recent.from", is(yesterday().toString()));
        String before = shown.extract().path("figures.noise.before");
        String after = shown.extract().path("figures.noise.after");
        String moved = shown.extract().path("figures.noise.moved");
        ask(shown.extract().path("figures.before.query")).body("mean", is(before));
        ask(shown.extract().path("figures.recent.query")).body("mean", is(after));
        ask(shown.extract().path("figures.noise.bridge"))
                .body("before.forecast", is(before))
                .body("after.forecast", is(after))
                .body("change", is(moved))
                .body("items.item", hasItem("WON"));
    }
}
