package io.leadstream.forecast.running;

import static io.leadstream.forecast.running.PageSales.LOOKED_AT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page shows when there is nothing to show, somebody may not see it, or it fails; skipped without Chromium. */
@ForecastTest
class PageStatesTest {

    private static final String SETTLED =
            "[...document.querySelectorAll('main section')].every((one) => one.getAttribute('aria-busy') === 'false')";

    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        browser = Browser.start();
    }

    @AfterEach
    void close() {
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

    private void before(String script) {
        browser.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    private void openAs(String role, String query) {
        PageFigures.openAs(browser, role, query);
    }

    private static String token(String claims) {
        return Base64.getUrlEncoder().encodeToString("{}".getBytes(UTF_8)) + "."
                + Base64.getUrlEncoder().encodeToString(claims.getBytes(UTF_8)) + ".x";
    }

    @Test
    void aPipelineWithoutDealsSaysSoOnce() {
        try (var topics = new Topics()) {
            Topics.Sent published = new Sales(topics, "page-new").published();
            topics.flush();
            Api.get(published, "/api/win-rates?pipeline=page-new").statusCode(200);
        }
        openAs("revops", "pipeline=page-new");
        assertEquals(
                "headline funnel",
                text("[...document.querySelectorAll('main section:not([hidden])')].map(({ id }) => id).join(' ')"));
        assertTrue(text("document.querySelector('#headline').innerText")
                .contains("No deal has entered this pipeline yet"));
        assertTrue(json("document.querySelector('#headline .empty button') === null")
                .asBoolean());
        assertEquals(
                "#headline #funnel",
                text(
                        "[...document.querySelectorAll('nav li:not([hidden]) a')].map((a) => a.getAttribute('href')).join(' ')"));
    }

    @Test
    void filtersThatLeaveNothingCanBeCleared() {
        PageSales.publish();
        openAs("revops", "pipeline=page&asOf=2020-01-01");
        browser.evaluate("document.querySelector('#headline .empty button').click()");
        browser.await("location.search === '?pipeline=page' && document.querySelector('[data-figure=winRate]')");
        browser.await("!document.querySelector('#forecast').hidden");
    }

    @Test
    void aFigureThatFailsSaysSoAndIsAskedForAgain() {
        PageSales.publish();
        before("""
                (() => {
                  const asked = window.fetch;
                  window.fetch = (url, how) => window.failing !== false && String(url).startsWith('/api/forecast-bridges')
                    ? Promise.resolve(new Response(JSON.stringify({ title: 'Out of order', detail: 'for a test' }), { status: 500 }))
                    : asked(url, how);
                })()""");
        openAs("revops", LOOKED_AT + "&since=2026-06-20");
        assertEquals("failed", text("document.querySelector('#bridge').dataset.state"));
        assertEquals("shown", text("document.querySelector('#funnel').dataset.state"));
        String alert = text("document.querySelector('#bridge [role=alert]').innerText");
        assertTrue(
                alert.contains("This figure could not be had.") && alert.contains("Out of order · for a test"), alert);
        browser.evaluate("window.failing = false, document.querySelector('#bridge [role=alert] button').click()");
        browser.await("document.querySelector('#bridge').dataset.state === 'shown'");
        assertTrue(
                json("document.querySelector('#bridge [role=alert]') === null").asBoolean());
    }

    @Test
    void whoeverMaySeeNoneOfTheFiguresIsToldOnce() {
        openAs("partner", "pipeline=lead-lifecycle");
        assertTrue(
                text("document.querySelector('main [role=alert]').innerText").contains("may see none of the figures"));
        assertTrue(json("document.querySelector('main section') === null").asBoolean());
        browser.evaluate("document.querySelector('main button').click()");
        browser.await("document.querySelector('main').innerText.includes('deploy/up')");
    }

    @Test
    void aTokenThatIsOverIsSaidToBe() {
        browser.open(
                PageFigures.origin() + "/?pipeline=page#token=" + token("{\"exp\":1000,\"sub\":\"somebody\"}"),
                "document.querySelector('.greeting [role=status]')");
        assertTrue(text("document.body.innerText").contains("Your sign-in has ended"));
        assertEquals("?pipeline=page", text("location.search"));
    }

    @Test
    void aTokenThatTheApiRefusesLeadsBackToTheGreeting() {
        browser.open(
                PageFigures.origin() + "/?pipeline=page#token=" + token("{\"exp\":99999999999,\"sub\":\"somebody\"}"),
                "document.querySelector('.greeting [role=status]')");
        assertTrue(text("document.body.innerText").contains("Open the link that deploy/up printed"));
        assertTrue(json("sessionStorage.getItem('leadstream.token') === null").asBoolean());
        browser.call("Page.reload", Map.of());
        browser.await("document.querySelector('.greeting') && !document.querySelector('.greeting [role=status]')");
    }

    @Test
    void nothingMovesForThoseWhoAskForThat() {
        PageSales.publish();
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        before(
                "window.moved = new Set(); (function look() { document.getAnimations().forEach((one) => moved.add(one.animationName ?? one.transitionProperty)); requestAnimationFrame(look); })()");
        openAs("revops", LOOKED_AT);
        assertEquals("[]", json("[...moved]").toString());
        assertEquals("auto", text("getComputedStyle(document.documentElement).scrollBehavior"));
    }

    @Test
    void whatIsReadDoesNotJumpWhenFiguresArrive() {
        PageSales.publish();
        before(
                "window.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; })).observe({ type: 'layout-shift', buffered: true })");
        openAs("revops", LOOKED_AT);
        browser.await(SETTLED);
        // as Core Web Vitals have it: good up to 0.1
        assertTrue(json("window.shifted").asDouble() <= 0.1, () -> json("window.shifted")
                .toString());
    }
}
