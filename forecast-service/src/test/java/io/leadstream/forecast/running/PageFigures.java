package io.leadstream.forecast.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.local.test.Stack;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares what the page shows with what the API answers to the same question. */
final class PageFigures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Browser browser;
    private final String query;

    PageFigures(Browser browser, String query) {
        this.browser = browser;
        this.query = query;
    }

    static String origin() {
        return "http://localhost:" + io.restassured.RestAssured.port;
    }

    /** Opens the page as a visitor with deploy/up's link does. */
    static void open(Browser browser, String query) {
        openAs(browser, "revops", query);
    }

    static void openAs(Browser browser, String role, String query) {
        browser.open(origin() + "/?" + query + "#token=" + Stack.current().token(role));
    }

    /** The API's answer to the page's address; what is the page's own is not passed on. */
    JsonNode api(String path, String more) throws Exception {
        String asked = Arrays.stream(query.split("&"))
                .filter(part -> !part.matches("(by|then|funnel|cohort|since|measure|lang)=.*"))
                .filter(part -> path.startsWith("/api/forecast") || !part.matches("(period|quota)=.*"))
                .collect(Collectors.joining("&"));
        return json(path + "?" + asked + more);
    }

    static JsonNode json(String path) throws Exception {
        return JSON.readTree(Api.get(path).statusCode(200).extract().asString());
    }

    /** The cells of a table as they came, row by row, by column. */
    JsonNode table(String name) {
        return browser.evaluate("""
                [...document.querySelectorAll('[data-table="%s"] tbody tr')].map((row) => Object.fromEntries(
                  [...row.children].filter((cell) => cell.dataset.value !== undefined)
                    .map((cell) => [cell.dataset.column, cell.dataset.value])))""".formatted(name));
    }

    /** What a chart drew, by series. */
    JsonNode drawn(String chart) {
        return browser.evaluate("document.querySelector('[data-chart=\"%s\"]').drawn()".formatted(chart));
    }

    JsonNode headline(String figure) {
        return browser.evaluate("document.querySelector('[data-figure=%s]').dataset.value".formatted(figure));
    }

    void equalTheApi() throws Exception {
        headlineEqualsTheApi();
        funnelEqualsTheApi();
    }

    private void headlineEqualsTheApi() throws Exception {
        JsonNode wins = api("/api/win-rates", "").at("/groups/0");
        assertSame(wins.path("rate"), headline("winRate"), "win rate");
        assertSame(wins.at("/cohort/corrected/rate"), headline("everWon"), "won in the end");
        assertSame(wins.path("open"), headline("open"), "open");
        assertEquals(wins.at("/revenue/amount").asText(), headline("revenue").asText());
        assertSame(api("/api/stage-durations", "").at("/groups/0/cycle/won/median"), headline("cycle"), "days to win");
    }

    private void funnelEqualsTheApi() throws Exception {
        JsonNode stages = api("/api/conversion-rates", "").at("/groups/0/stages");
        rowsEqual(
                stages,
                table("funnel"),
                "stage entered advanced lost open transferred imputed corrected corrected.low corrected.high raw raw.low"
                        + " raw.high resolved resolved.low resolved.high lowEvidence");
        JsonNode counts = drawn("funnel.counts").path("counts");
        JsonNode rates = drawn("funnel.rates").path("corrected");
        for (int at = 0; at < stages.size(); at++) {
            JsonNode stage = stages.get(at);
            valuesEqual(
                    counts.get(at),
                    stage.path("entered"),
                    JSON.valueToTree(at),
                    stage.path("advanced"),
                    stage.path("lost"),
                    stage.path("open"));
            JsonNode rate = stage.path("corrected");
            valuesEqual(rates.get(at), JSON.valueToTree(at), rate.path("rate"), rate.path("low"), rate.path("high"));
        }
    }

    static void valuesEqual(JsonNode drawn, JsonNode... expected) {
        for (int at = 0; at < expected.length; at++) {
            assertSame(expected[at], drawn.get(at), "value " + at + " of " + drawn);
        }
    }

    /** A column's name is the way to its value in the API's row; of a share, the rate is meant. */
    static void rowsEqual(JsonNode expected, JsonNode shown, String columns) {
        assertEquals(expected.size(), shown.size());
        assertFalse(shown.isEmpty());
        for (int at = 0; at < expected.size(); at++) {
            for (String column : columns.split(" ")) {
                JsonNode value = expected.get(at).at("/" + column.replace('.', '/'));
                assertSame(
                        value.isObject() ? value.path("rate") : value,
                        shown.get(at).path(column),
                        column + " of row " + at);
            }
        }
    }

    static void assertSame(JsonNode expected, JsonNode shown, String what) {
        if (expected.isNull() || expected.isMissingNode()) {
            assertEquals(true, shown.isNull() || shown.isMissingNode(), what);
        } else if (expected.isNumber()) {
            assertEquals(expected.asDouble(), shown.asDouble(Double.NaN), what);
        } else {
            assertEquals(expected.asText(), shown.asText(), what);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
