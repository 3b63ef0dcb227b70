package io.leadstream.forecast.running;

import static io.leadstream.forecast.running.PageSales.LOOKED_AT;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import io.leadstream.local.test.Stack;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What moved the forecast, how good the last ones were, and what has changed: the API's; skipped without Chromium. */
@ForecastTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageChangesTest {

    private static final String BRIDGED = LOOKED_AT + "&period=2026-Q3&since=2026-06-20";

    private Browser browser;

    /** Once; before all tests the service's port is not known yet. */
    @BeforeEach
    void salesAndABrowser() throws Exception {
        if (browser == null) {
            browser = Browser.start();
            PageSales.publish();
        }
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private PageFigures opened(String query) {
        PageFigures.open(browser, query);
        return new PageFigures(browser, query);
    }

    private String text(String expression) {
        return browser.evaluate(expression).asText();
    }

    private JsonNode bridge(String more) throws Exception {
        return PageFigures.json(
                "/api/forecast-bridges?pipeline=page&period=2026-Q3&from=2026-06-20&to=2026-07-31" + more);
    }

    @Test
    void theBridgeIsTheApisAndItsPictureAddsUp() throws Exception {
        var page = opened(BRIDGED);
        JsonNode answer = bridge("");
        PageFigures.rowsEqual(answer.path("items"), page.table("bridge"), "item amount deals");
        List<JsonNode> moved = PageFigures.list(answer.path("items")).stream()
                .filter(item -> item.path("deals").asInt() > 0
                        || new BigDecimal(item.path("amount").asText()).signum() != 0)
                .toList();
        assertTrue(moved.size() > 1, answer.toString());
        JsonNode drawn = page.drawn("bridge").path("bridge");
        assertEquals(moved.size() + 2, drawn.size());
        double so = answer.at("/before/forecast").asDouble();
        assertEquals(so, drawn.get(0).get(1).asDouble());
        for (int at = 0; at < moved.size(); at++) {
            double next = so + moved.get(at).path("amount").asDouble();
            assertEquals(so, drawn.get(at + 1).get(0).asDouble(), 0.001, "begins where the one before ends");
            assertEquals(next, drawn.get(at + 1).get(1).asDouble(), 0.001);
            so = next;
        }
        assertEquals(so, drawn.get(moved.size() + 1).get(1).asDouble(), 0.001);
        assertEquals(answer.at("/after/forecast").asDouble(), so, 0.001);
    }

    @Test
    void theDealsBehindTheBridgeAreNamedWithTheirEvents() throws Exception {
        var page = opened(BRIDGED + "&measure=CLOSED");
        assertEquals("CLOSED", text("document.querySelector('#bridge select').value"));
        var largest = new ArrayList<String>();
        for (JsonNode item : bridge("&measure=CLOSED").path("items")) {
            for (JsonNode deal : item.path("largest")) {
                largest.add("%s %s %s %s"
                        .formatted(
                                deal.path("dealId").asText(),
                                item.path("item").asText(),
                                new BigDecimal(deal.path("change").asText()),
                                events(deal)));
            }
        }
        assertFalse(largest.isEmpty());
        assertEquals(
                largest,
                PageFigures.list(page.table("bridge.deals")).stream()
                        .map(row -> "%s %s %s %s"
                                .formatted(
                                        row.path("dealId").asText(),
                                                row.path("item").asText(),
                                        row.path("change").asText(),
                                                row.path("events").asText()))
                        .toList());
    }

    private static String events(JsonNode deal) {
        return String.join(
                " ",
                PageFigures.list(deal.path("events")).stream()
                        .map(JsonNode::asText)
                        .toList());
    }

    private static String backtested() {
        String location = Api.as("revops")
                .contentType("application/json")
                .body("{\"pipeline\":\"page\",\"from\":\"2026-04-01\",\"to\":\"2026-05-31\",\"horizons\":[10,20]}")
                .post("/api/backtests")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Api.get(location).body("state", is("DONE")));
        return location;
    }

    @Test
    void accuracyIsTheBacktests() throws Exception {
        JsonNode result = PageFigures.json(backtested()).path("result");
        var page = opened(LOOKED_AT);
        JsonNode horizons = result.path("horizons");
        JsonNode shown = page.table("accuracy");
        PageFigures.rowsEqual(horizons, shown, "horizon n wape bias coverage crps brier ece");
        PageFigures.rowsEqual(result.path("points"), page.table("accuracy.points"), "asOf horizon p10 p50 p90 actual");
        for (int at = 0; at < horizons.size(); at++) {
            JsonNode horizon = horizons.get(at);
            JsonNode errors =
                    page.drawn("accuracy." + horizon.path("horizon").asText()).path("wape");
            PageFigures.assertSame(horizon.path("wape"), errors.get(0).get(0), "own error");
            assertEquals(5, errors.size());
            for (JsonNode baseline : horizon.path("baselines")) {
                String name = baseline.path("baseline").asText();
                PageFigures.assertSame(baseline.path("wape"), shown.get(at).path(name), name);
                assertTrue(values(errors).contains(baseline.path("wape").asDouble(-1)), name);
            }
            pastIsDrawn(page, result, horizon.path("horizon").asText());
        }
    }

    private static List<Double> values(JsonNode drawn) {
        return PageFigures.list(drawn).stream()
                .map(item -> item.get(0).asDouble(-1))
                .toList();
    }

    private static void pastIsDrawn(PageFigures page, JsonNode result, String horizon) {
        JsonNode drawn = page.drawn("accuracy.past." + horizon);
        int at = 0;
        for (JsonNode point : result.path("points")) {
            if (point.path("horizon").asText().equals(horizon)) {
                JsonNode band = drawn.path("forecast").get(at);
                PageFigures.assertSame(point.path("p10"), band.get(1), "p10");
                PageFigures.assertSame(point.path("p50"), band.get(2), "p50");
                PageFigures.assertSame(point.path("p90"), band.get(3), "p90");
                PageFigures.assertSame(
                        point.path("actual"), drawn.path("actual").get(at++).get(1), "actual");
            }
        }
        assertTrue(at > 3);
        assertEquals(at, drawn.path("actual").size());
    }

    @Test
    void aForecastThatWasNeverTestedCanBeTestedFromHere() {
        try (var topics = new Topics()) {
            Topics.Sent published = new Sales(topics, "page-untested").published();
            topics.flush();
            Api.get(published, "/api/win-rates?pipeline=page-untested").statusCode(200);
        }
        opened("pipeline=page-untested&asOf=2026-07-31");
        browser.evaluate("document.querySelector('#accuracy button.plain').click()");
        browser.await("document.querySelector('#accuracy .failure')?.textContent.includes('nothing was won')");
    }

    private static void alerted(String pipeline, String kind, String stage) {
        Stack.current().psql("""
                insert into forecast_alert (id, kind, pipeline, stage, segment, value, figures, opened_at, updated_at, version)
                values ('%s', '%s', '%s', %s, null, null, '{"recent":{"from":"2026-04-01","to":"2026-07-01","n":60,"k":15,
                        "value":0.25,"low":0.15,"high":0.37,"query":"/api/win-rates"},
                        "before":{"from":"2025-04-01","to":"2026-04-01","n":100,"k":80,"value":0.8,"low":0.71,"high":0.87,
                        "query":"/api/win-rates"},"change":{"measure":"DIFFERENCE","value":-0.55,"low":-0.7,"high":-0.4},
                        "pValue":0.001,"adjusted":0.003}', '2026-07-01', '2026-07-01', 1)""".formatted(UUID.randomUUID(), kind, pipeline, stage));
    }

    @Test
    void alertsAreTheApisAndThereAreNoneWithoutOne() throws Exception {
        opened("pipeline=lead-lifecycle&asOf=2020-01-01");
        assertEquals("none", text("getComputedStyle(document.querySelector('#alerts')).display"));
        alerted("page", "STAGE_CONVERSION", "'SECOND'");
        alerted("page", "WIN_RATE", "null");
        var page = opened(LOOKED_AT);
        JsonNode items = PageFigures.json("/api/forecast-alerts?pipeline=page&state=OPEN")
                .path("items");
        PageFigures.rowsEqual(
                items, page.table("alerts"), "kind figures.before.value figures.recent.value figures.recent.n");
        assertEquals(2, items.size());
        assertEquals(
                "2 things have changed by more than chance.",
                text("document.querySelector('#alerts .finding').textContent"));
        assertTrue(
                text("document.querySelector('#alerts tbody').textContent").contains("25% (15–37%)"),
                text("document.querySelector('#alerts tbody').textContent"));
    }

    @Test
    void anAlertIsMarkedAsSeen() {
        alerted("page-seen", "CYCLE", "null");
        opened("pipeline=page-seen&asOf=2026-07-31");
        browser.evaluate("document.querySelector('#alerts button[data-alert]').click()");
        browser.await("document.querySelector('#alerts [data-column=\"acknowledged.by\"]').textContent === 'revops'");
        Api.get("/api/forecast-alerts?pipeline=page-seen").body("items[0].acknowledged.by", is("revops"));
    }

    @Test
    void coachingIsRecordedAndItsEffectIsTheApis() throws Exception {
        PageFigures.openAs(browser, "manager", LOOKED_AT);
        browser.evaluate("""
                (() => { document.querySelector('#coaching details').open = true;
                  document.querySelector('#coached-whom').value = 'rep-1';
                  document.querySelector('#coached-stage').value = 'SECOND';
                  document.querySelector('#coached-on').value = '2026-04-01';
                  document.querySelector('#coached-note').value = 'three lost deals';
                  document.querySelector('#coaching form').requestSubmit(); })()""");
        browser.await("document.querySelector('#coaching [data-column=whom]')");
        String id = Api.get("/api/coaching-actions?pipeline=page").extract().path("items[0].id");
        JsonNode effect = PageFigures.json("/api/coaching-actions/" + id + "/effect?asOf=2026-07-31");
        var page = new PageFigures(browser, LOOKED_AT);
        PageFigures.rowsEqual(
                new ObjectMapper().createArrayNode().add(effect),
                page.table("coaching"),
                "whom stage before.share before.low before.high before.n after.share after.low after.high after.n"
                        + " change.difference beyondOthers.difference verdict");
        PageFigures.valuesEqual(
                page.drawn("coaching").path("before").get(0),
                IntNode.valueOf(0),
                effect.at("/before/share"),
                effect.at("/before/low"),
                effect.at("/before/high"));
        PageFigures.valuesEqual(
                page.drawn("coaching").path("after").get(0),
                IntNode.valueOf(0),
                effect.at("/after/share"),
                effect.at("/after/low"),
                effect.at("/after/high"));
    }
}
