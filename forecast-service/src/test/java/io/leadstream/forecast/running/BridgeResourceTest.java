package io.leadstream.forecast.running;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.running.Topics.Sent;
import io.leadstream.local.test.Stack;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bridge of running deals, and each person's bias against what was won. Days count from 2026-01-01. */
@ForecastTest
class BridgeResourceTest {

    private final Topics topics = new Topics();

    @BeforeEach
    void othersCanBeTold() {
        Stack.current().awaitPublishing();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private static String said(String pipeline, String owner, String amount, String expected) {
        return """
                {"pipeline":"%s","version":1,"stage":"ONE","rank":1,"phase":"SALE","owner":"%s",
                 "amount":{"amount":"%s","currency":"EUR"},"expectedClose":"%s","segments":{},"origin":"MANUAL",
                 "category":"PIPELINE"}""".formatted(pipeline, owner, amount, expected);
    }

    private Sent opened(String pipeline, String deal, double day, String amount) {
        return topics.deal(deal, "deal.opened.v1", day, said(pipeline, pipeline + "-ann", amount, "2026-02-10"));
    }

    private Sent changed(String pipeline, String deal, double day, String amount, String expected) {
        return topics.deal(deal, "deal.changed.v1", day, said(pipeline, pipeline + "-ann", amount, expected));
    }

    private void applied(List<Sent> events) {
        topics.flush();
        events.forEach(event -> Api.get(event, "/api/win-rates").statusCode(200));
    }

    private static void admin(String path, String body) {
        Api.as("admin")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    @Test
    void theItemsOfABridgeAddUpAndNameTheirDealsAndEvents() {
        String of = "bridge";
        var sales = new Sales(topics, of);
        applied(List.of(
                sales.published(),
                opened(of, "bridge-up", 1, "10.10"),
                changed(of, "bridge-up", 15, "15.15", "2026-02-10"),
                opened(of, "bridge-out", 1, "20.00"),
                changed(of, "bridge-out", 15, "20.00", "2026-05-10"),
                opened(of, "bridge-lost", 1, "40.00"),
                sales.closed("bridge-lost", "ONE", "LOST", 15),
                opened(of, "bridge-new", 15, "80.00"),
                opened(of, "bridge-won", 1, "90.00"),
                sales.closed("bridge-won", "ONE", "WON", 15),
                opened(of, "bridge-same", 1, "3.00")));

        String bridge = "/api/forecast-bridges%s?pipeline=bridge&period=2026-Q1&from=2026-01-10&to=2026-01-31"
                + "&measure=PIPELINE";
        var read = Api.get(bridge.formatted(""))
                .statusCode(200)
                .body("currency", is("EUR"))
                .body("before.forecast", is("163.10"))
                .body("after.forecast", is("198.65"))
                .body("change", is("35.55"))
                .body("items.find{it.item=='NEW'}.amount", is("80.00"))
                .body("items.find{it.item=='WON'}.amount", is("10.50"))
                .body("items.find{it.item=='LOST'}.amount", is("-40.00"))
                .body("items.find{it.item=='PUSHED_OUT'}.amount", is("-20.00"))
                .body("items.find{it.item=='AMOUNT_UP'}.amount", is("5.05"))
                .body("items.find{it.item=='AMOUNT_UP'}.deals", is(1))
                .body("items.find{it.item=='AMOUNT_UP'}.largest[0].events", contains("pipeline-service/bridge-up/2"))
                .body("items.find{it.item=='ARRIVALS_CHANGE'}.amount", is("0.00"))
                .extract();
        List<String> items = read.path("items.amount");
        assertEquals(
                new BigDecimal("35.55"), items.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));

        Api.get(bridge.formatted("/deals") + "&item=LOST")
                .body("items.dealId", contains("bridge-lost"))
                .body("items[0].before.state", is("OPEN"))
                .body("items[0].after.state", is("LOST"))
                .body("next", nullValue());
        Api.get(bridge.formatted("") + "&scope=owner:bridge-nobody").body("change", is("0.00"));

        var landing = Api.get(bridge.formatted("").replace("&measure=PIPELINE", ""))
                .statusCode(200)
                .body("measure", is("LANDING"))
                .extract();
        assertEquals(new BigDecimal(landing.<String>path("change")), sum(landing.path("items.amount")));
        String forecast = Api.get("/api/forecasts?pipeline=bridge&period=2026-Q1&asOf=2026-01-31")
                .statusCode(200)
                .extract()
                .path("mean");
        assertEquals(forecast, landing.<String>path("after.forecast"));
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void anOverrideIsABridgeItemOfItsOwn() {
        String of = "bridgeover";
        applied(List.of(new Sales(topics, of).published(), opened(of, "bridgeover-a", 1, "10.00")));
        Api.as("revops")
                .contentType("application/json")
                .body("{\"stages\":{\"ONE\":\"COMMIT\"},\"from\":\"2026-01-01\"}")
                .put("/api/forecast-categories/bridgeover")
                .then()
                .statusCode(200);
        admin("/api/forecast-overrides", """
                {"period":"2026-Q1","scope":"all","pipeline":"bridgeover","note":"the tender",
                 "amount":{"amount":"25.00","currency":"EUR"},"at":"2026-01-20"}""");
        Api.as("revops")
                .contentType("application/json")
                .body("""
                        {"period":"2026-Q1","scope":"all","pipeline":"bridgeover","from":"2026-01-01",
                         "amount":{"amount":"5000.00","currency":"EUR"}}""")
                .put("/api/quotas/bridgeover")
                .then()
                .statusCode(200);
        Api.get("/api/forecasts?pipeline=bridgeover&period=2026-Q1&asOf=2026-01-31")
                .statusCode(200)
                .body("quota.id", is("bridgeover"))
                .body("quota.amount", is("5000.00"))
                .body("quota.probability", is(0.0f))
                .body("quota.gap", notNullValue())
                .body("override.amount.amount", is("25.00"));
        Api.get("/api/forecasts?pipeline=bridgeover&period=2026-Q1&asOf=2026-01-31&scope=owner:bridgeover-nobody")
                .statusCode(200)
                .body("open", is("0.00"))
                .body("counts.openDeals", is(0))
                .body("override", nullValue());
        Api.get("/api/forecasts?pipeline=bridgeover&period=2026-Q1&asOf=2025-12-31")
                .body("quota", nullValue())
                .body("override", nullValue());
        Api.get("/api/forecast-bridges?pipeline=bridgeover&period=2026-Q1&from=2026-01-10&to=2026-01-31"
                        + "&measure=COMMIT")
                .statusCode(200)
                .body("measure", is("COMMIT"))
                .body("before.override", nullValue())
                .body("after.deals", is("10.00"))
                .body("after.forecast", is("25.00"))
                .body("items.find{it.item=='OVERRIDE_CHANGE'}.amount", is("15.00"));
    }

    @Test
    void submissionsAreMeasuredAgainstWhatWasWon() {
        String of = "biased";
        var sales = new Sales(topics, of);
        applied(List.of(
                sales.published(), opened(of, "biased-a", 1, "90.00"), sales.closed("biased-a", "ONE", "WON", 15)));
        String said = """
                {"period":"%s","scope":"owner:biased-ann","pipeline":"biased","person":"biased-ann",
                 "amount":{"amount":"%s","currency":"EUR"},"at":"%s"}""";
        admin("/api/forecast-submissions", said.formatted("2026-Q1", "201.00", "2026-03-20"));
        admin("/api/forecast-submissions", said.formatted("2026-Q2", "100.00", "2026-06-20"));

        Api.get("/api/forecast-submissions/bias?person=biased-ann&asOf=2026-06-25")
                .statusCode(200)
                .body("items.scope", contains("owner:biased-ann"))
                .body("items[0].periods", is("quarters"))
                .body("items[0].byLead[0].lead", is("WITHIN_30_DAYS"))
                .body("items[0].byLead[0].n", is(1))
                .body("items[0].byLead[0].meanError", is("100.50"))
                .body("items[0].byLead[0].wape", is(1.0f))
                .body("items[0].byLead[0].factor", is(0.75f))
                .body("items[0].byLead[0].lowEvidence", is(true))
                .body("items[0].byLead[0].low", nullValue())
                .body("items[0].current[0].corrected.amount", is("75.00"))
                .body("items[0].current[0].submission.id", notNullValue());
        Api.get("/api/forecast-submissions/bias?asOf=2026-06-25&limit=200")
                .body("items.person", hasItems("biased-ann"));
        Api.as("rep")
                .get("/api/forecast-submissions/bias?person=biased-ann")
                .then()
                .statusCode(403);
    }
}
