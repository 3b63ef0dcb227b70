package io.leadstream.forecast.running;

import static io.leadstream.forecast.running.PageSales.DEALS;
import static io.leadstream.forecast.running.PageSales.LOOKED_AT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page in a real browser, on sales that are generated; skipped where no Chromium is installed. */
@ForecastTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

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

    private JsonNode json(String expression) {
        return browser.evaluate(expression);
    }

    @Test
    void filtersStandInTheAddressAndTheBackButtonUndoesThem() {
        opened(LOOKED_AT);
        String before = json("location.search").asText();
        browser.evaluate("""
                (() => { const form = document.querySelector('form.filters');
                  form.querySelector('[aria-label=Segment]').value = 'product';
                  form.querySelector('input[type=text]').value = 'GTX';
                  form.requestSubmit(); })()""");
        browser.await("location.search.includes('where=product%3AGTX')");
        browser.await("document.querySelector('#funnel').getAttribute('aria-busy') === 'false'");
        JsonNode filtered = new PageFigures(browser, LOOKED_AT).table("funnel");
        assertTrue(filtered.get(0).path("entered").asInt() < DEALS);
        assertTrue(json("document.querySelector('.chips').textContent").asText().contains("product: GTX"));
        browser.evaluate("history.back()");
        browser.await("!location.search.includes('where')");
        browser.await(
                "document.querySelector('#funnel [data-column=entered]').dataset.value === '%d'".formatted(DEALS));
        assertEquals(before, json("location.search").asText());
        browser.evaluate("history.forward()");
        browser.await("document.querySelector('.chip:not(.all)')?.textContent === 'product: GTX'");
    }

    @Test
    void everythingCanBeReachedByKeyboardAndHasAName() {
        opened(LOOKED_AT);
        browser.evaluate("document.body.focus()");
        browser.press("Tab");
        assertEquals(
                "#content", json("document.activeElement.getAttribute('href')").asText());
        browser.press("Enter");
        assertEquals("content", json("document.activeElement.id").asText());
        var reached = new TreeSet<String>();
        browser.evaluate("document.activeElement.blur()");
        for (int press = 0; press < 120; press++) {
            browser.press("Tab");
            reached.add(json("document.activeElement.closest('section')?.id + ' ' + document.activeElement.tagName")
                    .asText());
        }
        for (String section : List.of("funnel", "cohorts", "durations", "ages", "segments")) {
            assertTrue(reached.contains(section + " SUMMARY"), reached.toString());
        }
        assertTrue(
                reached.containsAll(List.of("undefined SELECT", "undefined INPUT", "cohorts INPUT", "segments SELECT")),
                reached.toString());
        JsonNode nodes = browser.call("Accessibility.getFullAXTree", Map.of()).path("nodes");
        var nameless = PageFigures.list(nodes).stream()
                .filter(node -> !node.path("ignored").asBoolean())
                .filter(node -> node.at("/role/value")
                        .asText()
                        .matches("button|link|textbox|combobox|radio|image|region|search|navigation|Date"))
                .filter(node -> node.at("/name/value").asText().isBlank())
                .toList();
        assertEquals(List.of(), nameless);
    }

    @Test
    void allTextCanBeReadInLightAndDark() {
        for (String theme : List.of("light", "dark")) {
            browser.call(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
            opened(LOOKED_AT);
            assertEquals("[]", json(CONTRASTS).toString(), theme);
        }
        browser.call("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    /** Texts whose contrast is under 4.5:1, or 3:1 for large ones (WCAG 2.2, 1.4.3), against what lies behind them. */
    private static final String CONTRASTS = """
            (() => {
              const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
              const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data]; };
              const light = (channel) => (channel /= 255) <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
              const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
              const behind = (element) => { for (let at = element; at; at = at.parentElement) {
                const colour = rgba(getComputedStyle(at).backgroundColor); if (colour[3] > 200) return colour; } return [255, 255, 255]; };
              const bad = [];
              for (const element of document.querySelectorAll('body *')) {
                const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
                if (!own || element.closest('.unseen, .skip, noscript, script, option') || !element.checkVisibility()) continue;
                const drawn = element.closest('svg');
                if (drawn && element.closest('g, svg').querySelector('rect, path') && element.getAttribute('fill') !== null
                  && [...drawn.querySelectorAll('path, rect')].some((shape) => { const a = shape.getBoundingClientRect(), b = element.getBoundingClientRect();
                    return a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom && shape.getAttribute('fill') !== 'none'; })) continue;
                const style = getComputedStyle(element);
                const [one, other] = [luminance(rgba(drawn ? style.fill : style.color)), luminance(behind(element))].sort((a, b) => b - a);
                const size = parseFloat(style.fontSize);
                const enough = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
                if ((one + 0.05) / (other + 0.05) < enough) bad.push(element.textContent.slice(0, 40) + ' ' + ((one + 0.05) / (other + 0.05)).toFixed(2));
              }
              return bad;
            })()""";

    @Test
    void nothingIsAskedOfAnotherOriginAndNothingIsComplainedOf() {
        opened(LOOKED_AT + "&by=size");
        opened("pipeline=page&asOf=2020-01-01");
        assertTrue(json("document.querySelector('#funnel .empty') !== null").asBoolean());
        List<String> elsewhere = Stream.concat(
                        browser.events("Network.requestWillBeSent").stream()
                                .map(event -> event.at("/request/url").asText()),
                        browser.events("Network.webSocketCreated").stream()
                                .map(event -> event.path("url").asText()))
                .filter(url -> !url.startsWith(PageFigures.origin() + "/")
                        && !url.startsWith("data:")
                        && !url.equals("about:blank"))
                .toList();
        assertEquals(List.of(), elsewhere);
        assertEquals(List.of(), browser.complaints());
        assertFalse(browser.events("Network.responseReceived").isEmpty());
    }

    @Test
    void newFiguresComeByThemselves() {
        try (var topics = new Topics()) {
            var sales = new Sales(topics, "page-live");
            sales.published();
            var first = sales.opened("page-live-a", "ONE", 1, "GTX");
            topics.flush();
            Api.get(first, "/api/win-rates?pipeline=page-live").statusCode(200);
            opened("pipeline=page-live");
            browser.await("document.querySelector('.pulse').dataset.state === 'live'");
            browser.await(ENTERED + " === '1'");
            browser.evaluate("window.sameAsBefore = true");
            sales.opened("page-live-b", "ONE", 2, "GTX");
            topics.flush();
            browser.await(ENTERED + " === '2'");
            browser.await("document.querySelector('[aria-live]').textContent.startsWith('New figures')");
            assertTrue(json("window.sameAsBefore").asBoolean(), "without loading the page again");
        }
    }

    private static final String ENTERED = "document.querySelector('#funnel [data-column=entered]')?.dataset.value";

    @Test
    void numbersAreWrittenAsTheLanguageAskedForDoes() {
        opened(LOOKED_AT + "&lang=de");
        assertTrue(json("document.querySelector('[data-figure=winRate]').textContent")
                .asText()
                .matches("\\d+,\\d\\u00a0%"));
        assertEquals("en", json("document.documentElement.lang").asText());
    }
}
