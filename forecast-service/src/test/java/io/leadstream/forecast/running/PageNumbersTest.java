package io.leadstream.forecast.running;

import static io.leadstream.forecast.running.PageSales.LOOKED_AT;
import static io.leadstream.forecast.running.PageSales.STAGES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page shows of the rates and times is what the API answers; skipped where no Chromium is installed. */
@ForecastTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageNumbersTest {

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
    void headlineAndFunnelAreTheApis() throws Exception {
        opened(LOOKED_AT).equalTheApi();
        opened(LOOKED_AT + "&where=product:GTX&from=2026-02-01&to=2026-05-01").equalTheApi();
    }

    @Test
    void cohortsToWonAreTheApis() throws Exception {
        var page = opened(LOOKED_AT);
        browser.evaluate("document.querySelector('#cohorts input[value=won]').click()");
        browser.await(
                "location.search.includes('cohort=won') && document.querySelector('#cohorts').getAttribute('aria-busy') === 'false'");
        JsonNode shown = page.table("cohorts");
        int at = 0;
        for (JsonNode stage : page.api("/api/stage-to-won", "").at("/groups/0/stages")) {
            JsonNode drawn = page.drawn("cohorts." + stage.path("stage").asText())
                    .path(stage.path("stage").asText());
            int month = 0;
            for (JsonNode one : stage.path("byMonth")) {
                JsonNode ever = one.path("ever");
                PageFigures.assertSame(one.path("month"), shown.get(at).path("month"), "month");
                PageFigures.assertSame(ever.path("passed"), shown.get(at).path("entered"), "passed");
                PageFigures.assertSame(ever.path("won"), shown.get(at).path("advanced"), "won");
                PageFigures.assertSame(ever.at("/corrected/rate"), shown.get(at).path("corrected"), "corrected");
                PageFigures.assertSame(ever.at("/raw/rate"), shown.get(at).path("raw"), "raw");
                PageFigures.assertSame(
                        ever.at("/corrected/rate"), drawn.get(month).get(1), "drawn");
                PageFigures.assertSame(
                        ever.at("/corrected/high"), drawn.get(month++).get(3), "drawn");
                at++;
            }
        }
        assertEquals(at, shown.size());
        assertTrue(at > 12);
    }

    @Test
    void cohortsToTheNextStageAreTheApis() throws Exception {
        var page = opened(LOOKED_AT);
        for (JsonNode row : page.table("cohorts")) {
            String month = row.path("month").asText();
            String next = java.time.YearMonth.parse(month).plusMonths(1).toString();
            JsonNode stage = PageFigures.list(
                            page.api("/api/conversion-rates", "&from=" + month + "-01&to=" + next + "-01")
                                    .at("/groups/0/stages"))
                    .get(STAGES.indexOf(row.path("stage").asText()));
            PageFigures.assertSame(stage.path("entered"), row.path("entered"), "entered");
            PageFigures.assertSame(stage.path("open"), row.path("open"), "open");
            PageFigures.assertSame(stage.at("/corrected/rate"), row.path("corrected"), "corrected");
            PageFigures.assertSame(stage.at("/raw/low"), row.path("raw.low"), "raw");
        }
    }

    @Test
    void timeInStageIsTheApis() throws Exception {
        var page = opened(LOOKED_AT);
        JsonNode shown = page.table("durations");
        JsonNode drawn = page.drawn("durations");
        int at = 0;
        int row = 0;
        for (JsonNode stage : page.api("/api/stage-durations", "").at("/groups/0/stages")) {
            for (String exit : List.of("ADVANCED", "WON", "LOST", "BACK", "TRANSFERRED")) {
                JsonNode lengths = stage.path("byExit").path(exit);
                if (!lengths.isMissingNode()) {
                    assertEquals(exit, shown.get(at).path("exit").asText());
                    for (String column : List.of("n", "median", "p75", "p90", "mean")) {
                        PageFigures.assertSame(
                                lengths.path(column), shown.get(at).path(column), column);
                    }
                    at++;
                }
            }
            PageFigures.assertSame(stage.path("medianWithOpen"), shown.get(at++).path("median"), "median with open");
            PageFigures.assertSame(
                    stage.path("medianWithOpen"), drawn.path("all").get(row).get(0), "drawn");
            PageFigures.assertSame(
                    stage.at("/byExit/LOST/p90"), drawn.path("lost").get(row++).get(3), "drawn");
        }
        assertEquals(at, shown.size());
    }

    @Test
    void sharesByAgeAreTheApis() throws Exception {
        var page = opened(LOOKED_AT);
        JsonNode shown = page.table("ages");
        int at = 0;
        for (String stage : STAGES) {
            JsonNode curve =
                    page.api("/api/survival", "&horizon=P180D&stage=" + stage).at("/groups/0/curve");
            JsonNode drawn = page.drawn("ages." + stage);
            for (int point = 0; point < curve.size(); point++, at++) {
                for (String column : List.of("age", "atRisk", "advance", "lost", "remaining")) {
                    PageFigures.assertSame(
                            curve.get(point).path(column), shown.get(at).path(column), column);
                }
                PageFigures.assertSame(
                        curve.get(point).path("advance"),
                        drawn.path("advance").get(point + 1).get(1),
                        "drawn");
                PageFigures.assertSame(
                        curve.get(point).path("lost"),
                        drawn.path("lost").get(point + 1).get(1),
                        "drawn");
            }
        }
        assertEquals(at, shown.size());
    }

    @Test
    void segmentsAreTheApisAndSaidNotToDifferWhereTheyDoNot() throws Exception {
        var page = opened(LOOKED_AT + "&by=size");
        JsonNode answer = page.api("/api/conversion-rates", "&segment=size");
        for (JsonNode row : page.table("segments")) {
            JsonNode group = PageFigures.list(answer.path("groups")).stream()
                    .filter(one -> one.path("segment").equals(row.path("segment")))
                    .findFirst()
                    .orElseThrow();
            JsonNode stage =
                    group.path("stages").get(STAGES.indexOf(row.path("stage").asText()));
            for (String share : List.of("shrunk", "resolved")) {
                PageFigures.assertSame(stage.path(share).path("rate"), row.path(share), share);
                PageFigures.assertSame(stage.path(share).path("low"), row.path(share + ".low"), share);
            }
        }
        for (JsonNode difference : answer.path("differences")) {
            String verdict = browser.evaluate(
                            "document.querySelector('[data-chart=\"segments.%s\"]').parentElement.querySelector('.verdict').textContent"
                                    .formatted(difference.path("stage").asText()))
                    .asText();
            JsonNode differ = difference.path("differ");
            assertEquals(
                    differ.isMissingNode()
                            ? "too few to tell"
                            : differ.asBoolean() ? "real difference" : "no real difference",
                    verdict);
        }
    }

    @Test
    void pairsOfSegmentsAreTheApis() throws Exception {
        var page = opened(LOOKED_AT + "&by=size&then=product");
        JsonNode answer = page.api("/api/conversion-rates", "&segment=size&segment=product");
        JsonNode shown = page.table("segments");
        assertEquals(2 * 2 * STAGES.size(), shown.size());
        for (JsonNode row : shown) {
            JsonNode group = PageFigures.list(answer.path("groups")).stream()
                    .filter(one -> one.at("/segments/size").equals(row.path("within"))
                            && one.at("/segments/product").equals(row.path("segment")))
                    .findFirst()
                    .orElseThrow();
            JsonNode stage =
                    group.path("stages").get(STAGES.indexOf(row.path("stage").asText()));
            PageFigures.assertSame(stage.path("entered"), row.path("entered"), "entered");
            PageFigures.assertSame(stage.at("/shrunk/rate"), row.path("shrunk"), "shrunk");
        }
        for (JsonNode difference : answer.path("differences")) {
            if (difference.has("within")) {
                JsonNode drawn = page.drawn("segments.%s.%s"
                        .formatted(
                                difference.path("stage").asText(),
                                difference.at("/within/size").asText()));
                assertEquals(2, drawn.path("shrunk").size());
            }
        }
    }
}
