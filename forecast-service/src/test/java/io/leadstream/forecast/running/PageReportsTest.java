package io.leadstream.forecast.running;

import static io.leadstream.forecast.running.PageSales.LOOKED_AT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page shows of forecast, stalled deals, losses and velocity is the API's; skipped without Chromium. */
@ForecastTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageReportsTest {

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

    @Test
    void theForecastIsTheApis() throws Exception {
        var page = opened(LOOKED_AT + "&period=2026-Q3&quota=20000");
        JsonNode answer = page.api("/api/forecasts", "");
        JsonNode shown = page.table("forecast").get(0);
        JsonNode parts = page.drawn("forecast.parts").path("parts").get(0);
        int at = 0;
        for (String part : List.of("won", "open", "new", "p10", "p50", "p90")) {
            PageFigures.assertSame(answer.path(part), shown.path(part), part);
            assertEquals(answer.path(part).asDouble(), parts.get(at++).asDouble(), part);
        }
        PageFigures.assertSame(answer.path("mean"), shown.path("mean"), "mean");
        PageFigures.assertSame(answer.at("/quota/probability"), shown.path("probability"), "probability");
        PageFigures.rowsEqual(answer.path("course"), page.table("forecast.course"), "until won p10 p50 p90");
        List<JsonNode> coming = PageFigures.list(answer.path("course")).stream()
                .filter(week -> week.has("p50"))
                .toList();
        JsonNode band = page.drawn("forecast.fan").path("band");
        assertEquals(coming.size(), band.size());
        assertFalse(coming.isEmpty());
        for (int week = 0; week < coming.size(); week++) {
            assertEquals(
                    coming.get(week).path("p10").asDouble(),
                    band.get(week).get(1).asDouble());
            assertEquals(
                    coming.get(week).path("p50").asDouble(),
                    band.get(week).get(2).asDouble());
            assertEquals(
                    coming.get(week).path("p90").asDouble(),
                    band.get(week).get(3).asDouble());
        }
    }

    @Test
    void theFunnelFromLeadToPromiseIsTheApis() throws Exception {
        try (var topics = new Topics()) {
            String lead = "{\"leadId\":\"page-lead\",\"status\":\"NEW\",\"source\":\"PAGE\",\"freeMail\":false}";
            var captured = topics.lead("page-lead", "lead.captured.v1", 1, lead);
            topics.flush();
            Api.get(captured, "/api/funnels?" + LOOKED_AT).statusCode(200);
        }
        var page = opened(LOOKED_AT + "&funnel=leads");
        JsonNode steps = page.api("/api/funnels", "").at("/groups/0/steps");
        JsonNode shown = page.table("funnel");
        assertFalse(shown.isEmpty());
        for (JsonNode row : shown) {
            JsonNode step = PageFigures.list(steps).stream()
                    .filter(one -> one.path("step").equals(row.path("stage")))
                    .findFirst()
                    .orElseThrow();
            for (String column : List.of("entered", "advanced", "lost", "open", "imputed")) {
                PageFigures.assertSame(step.path(column), row.path(column), column);
            }
            PageFigures.assertSame(step.at("/corrected/rate"), row.path("corrected"), "corrected");
        }
    }

    @Test
    void stalledDealsAreTheApis() throws Exception {
        var page = opened(LOOKED_AT);
        JsonNode answer = page.api("/api/stalled-deals", "&limit=200");
        List<JsonNode> stages = PageFigures.list(answer.path("stages")).stream()
                .filter(stage -> stage.path("open").asInt() > 0)
                .toList();
        JsonNode shown = page.table("stalled");
        JsonNode limits = page.drawn("stalled").path("limits");
        assertEquals(stages.size(), shown.size());
        for (int at = 0; at < stages.size(); at++) {
            for (String column : List.of("stage", "open", "stalled", "limitDays", "n")) {
                PageFigures.assertSame(
                        stages.get(at).path(column), shown.get(at).path(column), column);
            }
            PageFigures.assertSame(
                    stages.get(at).path("limitDays"), limits.get(at).get(0), "drawn");
        }
        JsonNode deals = page.table("stalled.deals");
        JsonNode drawn = page.drawn("stalled").path("deals");
        assertEquals(answer.path("items").size(), drawn.size());
        assertFalse(deals.isEmpty());
        for (int at = 0; at < deals.size(); at++) {
            JsonNode deal = answer.path("items").get(at);
            PageFigures.assertSame(deal.path("dealId"), deals.get(at).path("dealId"), "dealId");
            PageFigures.assertSame(deal.path("ageDays"), deals.get(at).path("ageDays"), "age");
            PageFigures.assertSame(deal.path("ageDays"), drawn.get(at).get(0), "drawn");
        }
    }

    @Test
    void lossesAreTheApis() throws Exception {
        var page = opened(LOOKED_AT);
        JsonNode group = page.api("/api/loss-reasons", "").at("/groups/0");
        PageFigures.rowsEqual(
                group.path("reasons"), page.table("losses"), "reason lost share share.low share.high meanDays");
        PageFigures.rowsEqual(group.path("stages"), page.table("losses.stages"), "stage lost share share.low meanDays");
        JsonNode drawn = page.drawn("losses.reasons").path("share");
        for (int at = 0; at < drawn.size(); at++) {
            JsonNode share = group.path("reasons").get(at).path("share");
            PageFigures.assertSame(share.path("rate"), drawn.get(at).get(1), "drawn");
            PageFigures.assertSame(share.path("high"), drawn.get(at).get(3), "drawn");
        }
    }

    @Test
    void velocityIsTheApis() throws Exception {
        var page = opened(LOOKED_AT);
        PageFigures.rowsEqual(
                page.api("/api/velocity", "").at("/groups/0/currencies"),
                page.table("velocity"),
                "currency open won lost winRate meanWon.amount cycle.meanDays perDay.amount low.amount high.amount");
    }
}
