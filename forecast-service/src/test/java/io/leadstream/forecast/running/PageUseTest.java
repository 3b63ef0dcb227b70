package io.leadstream.forecast.running;

import static io.leadstream.forecast.running.PageSales.LOOKED_AT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page by keyboard, by its structure, and by its address; skipped where no Chromium is installed. */
@ForecastTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageUseTest {

    private static final String SETTLED =
            "[...document.querySelectorAll('main section')].every((one) => one.getAttribute('aria-busy') === 'false')";

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

    private JsonNode json(String expression) {
        return browser.evaluate(expression);
    }

    private String text(String expression) {
        return json(expression).asText();
    }

    @Test
    void headingsGoDownStepByStepAndLandmarksAreThereOnce() {
        PageFigures.open(browser, LOOKED_AT);
        assertEquals("en", text("document.documentElement.lang"));
        assertTrue(text("document.title").contains("Leadstream"));
        String levels = text(
                "[...document.querySelectorAll('h1, h2, h3, h4')].filter((one) => one.checkVisibility()).map(({ tagName }) => tagName[1]).join('')");
        assertTrue(levels.matches("1(23*)+"), levels);
        for (String landmark : List.of("main", "body > header", "body > footer", "form[role=search]")) {
            assertEquals(
                    1,
                    json("document.querySelectorAll('" + landmark + "').length").asInt(),
                    landmark);
        }
        assertEquals(
                "[]",
                json("[...document.querySelectorAll('table')].filter((one) => !one.caption?.textContent || !one.querySelector('th[scope=col]') || !one.querySelector('tbody th[scope=row]')).map((one) => one.outerHTML.slice(0, 200))")
                        .toString());
        assertEquals(
                "[]",
                json("[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)")
                        .toString());
        assertEquals(
                "[]",
                json("[...document.querySelectorAll('[role=img]')].filter((one) => !one.ariaLabel || one.ariaLabel.includes('undefined')).map((one) => one.dataset.chart)")
                        .toString());
    }

    @Test
    void whatIsChosenByKeyboardKeepsTheFocus() {
        PageFigures.open(browser, LOOKED_AT);
        for (String control : List.of("#segments-by", "#forecast-period", "#bridge-measure")) {
            String before = text("location.search");
            browser.evaluate("document.querySelector('%s').focus()".formatted(control));
            browser.type("ArrowDown");
            browser.await("location.search !== '%s'".formatted(before));
            browser.await(SETTLED);
            assertEquals(control, "#" + text("document.activeElement.id"));
        }
        browser.evaluate("document.querySelector('#cohorts input[value=next]').focus()");
        browser.type("ArrowDown");
        browser.await("location.search.includes('cohort=won') && " + SETTLED);
        assertEquals("won", text("document.activeElement.value"));
    }

    @Test
    void theAddressBringsAllBackAfterAReload() {
        String query =
                LOOKED_AT + "&from=2026-02-01&to=2026-06-01&where=product%3AGTX&by=size&then=owner&period=2026-Q2"
                        + "&quota=5000&since=2026-06-20&measure=CLOSED&cohort=won";
        PageFigures.open(browser, query);
        String shown = controls();
        browser.evaluate("delete document.documentElement.dataset.ready");
        browser.call("Page.reload", Map.of());
        browser.await("document.documentElement.dataset.ready === 'true'");
        assertEquals(shown, controls());
        for (String said : List.of(
                "2026-02-01",
                "2026-06-01",
                "2026-07-31",
                "size",
                "owner",
                "2026-Q2",
                "5000",
                "2026-06-20",
                "CLOSED",
                "won")) {
            assertTrue(List.of(shown.split(" ")).contains(said), said + " in " + shown);
        }
    }

    private String controls() {
        return text(
                "[...document.querySelectorAll('select, input:not([type=radio]), input:checked')].map(({ value }) => value).join(' ')");
    }

    @Test
    void valuesOfASegmentAreOffered() {
        PageFigures.open(browser, LOOKED_AT);
        browser.evaluate("document.querySelector('form.filters [aria-label=Segment]').value = 'product'");
        browser.evaluate("document.querySelector('form.filters input[list]').focus()");
        browser.await("document.querySelectorAll('#filter-values option').length === 3");
        assertEquals(
                "GTX MG (missing)",
                text("[...document.querySelectorAll('#filter-values option')].map(({ value }) => value).join(' ')"));
    }

    @Test
    void onPaperAllIsDarkOnLight() {
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("media", "print", "features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        PageFigures.open(browser, LOOKED_AT);
        assertEquals("rgb(255, 255, 255)", text("getComputedStyle(document.querySelector('#funnel')).backgroundColor"));
        assertEquals("none", text("getComputedStyle(document.querySelector('form.filters')).display"));
        browser.call("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
    }
}
