package io.leadstream.forecast.running;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.local.test.Stack;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways in: by a link that carries a token, and by an issuer, whose part the test plays; skipped without Chromium. */
@ForecastTest
class PageSignInTest {

    /** Answers what an issuer would, and keeps what it was asked. */
    private static final String ISSUER = """
            (() => {
              const asked = window.fetch;
              const json = (answer) => new Response(JSON.stringify(answer));
              window.fetch = async (url, how) => {
                if (url === '/api/page/sign-in') return json({ issuer: 'https://issuer.test', clientId: 'leadstream-page' });
                if (url === 'https://issuer.test/.well-known/openid-configuration')
                  return json({ issuer: 'https://issuer.test', token_endpoint: 'https://issuer.test/token',
                    authorization_endpoint: location.origin + '/authorize' });
                if (url === 'https://issuer.test/token') {
                  sessionStorage.setItem('test.asked', how.body.toString());
                  return json({ access_token: '%s' });
                }
                return asked(url, how);
              };
            })()""";

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

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    @Test
    void anIssuerSignsInByCodeAndProof() throws Exception {
        browser.call(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", ISSUER.formatted(Stack.current().token("revops"))));
        browser.open(PageFigures.origin() + "/?pipeline=lead-lifecycle", "document.querySelector('.greeting button')");
        browser.evaluate("document.querySelector('.greeting button').click()");
        browser.await("location.pathname === '/authorize'");
        Map<String, String> sent =
                form(URI.create(browser.evaluate("location.href").asText()).getRawQuery());
        assertEquals("code", sent.get("response_type"));
        assertEquals("S256", sent.get("code_challenge_method"));
        assertEquals(PageFigures.origin() + "/", sent.get("redirect_uri"));

        browser.open(PageFigures.origin() + "/?code=secret&state=" + sent.get("state"));
        Map<String, String> asked =
                form(browser.evaluate("sessionStorage.getItem('test.asked')").asText());
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(asked.get("code_verifier").getBytes(US_ASCII));
        assertEquals(
                sent.get("code_challenge"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        assertEquals("secret", asked.get("code"));
        assertEquals(
                "?pipeline=lead-lifecycle", browser.evaluate("location.search").asText());
    }

    @Test
    void aCodeThatNobodyAskedForIsRefused() {
        browser.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", ISSUER.formatted("none")));
        browser.open(PageFigures.origin() + "/?code=theirs&state=theirs", "document.querySelector('[role=alert]')");
        assertTrue(browser.evaluate("sessionStorage.getItem('test.asked') === null")
                .asBoolean());
    }

    @Test
    void theTokenOfTheLinkLeavesTheAddress() {
        PageFigures.open(browser, "pipeline=lead-lifecycle");
        assertEquals("", browser.evaluate("location.hash").asText());
        browser.evaluate("document.querySelector('[aria-label^=\"Sign out\"]').click()");
        browser.await("document.querySelector('.greeting')");
        assertTrue(browser.evaluate("document.body.innerText").asText().contains("deploy/up"));
    }
}
