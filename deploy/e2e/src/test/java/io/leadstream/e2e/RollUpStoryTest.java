package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A team says what its quarter will bring; what it said is shown beside what is computed, and measured later. */
class RollUpStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Api revops = Api.of(leadstream, "revops");
    private final Api admin = Api.of(leadstream, "admin");
    private final Topics topics = new Topics(leadstream.operator());
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String pipeline = "rollup-" + mark;
    private final String team = "team:north-" + mark;
    private final String ann = "ann-" + mark;
    private final String bob = "bob-" + mark;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate first = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    private final String of = "pipeline=" + pipeline + "&period=" + quarter(first);

    private static String quarter(LocalDate day) {
        return day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
    }

    @BeforeEach
    void aTeamSellsAndHasAQuota() {
        revops.post("/api/pipelines", """
                        {"key":"%s","name":"Roll-up %s","standards":"warn","stages":[
                          {"key":"ASKED","name":"Need confirmed","phase":"SALE"},
                          {"key":"TRIED","name":"Product evaluated","phase":"SALE"}]}""".formatted(pipeline, mark)).expect(201);
        await().atMost(LIMIT).untilAsserted(() -> revops.get("/api/forecast-categories/" + pipeline)
                .expect(200));
        revops.put("/api/forecast-categories/" + pipeline, "{\"stages\":{\"ASKED\":\"PIPELINE\",\"TRIED\":\"COMMIT\"}}")
                .expect(200);
        revops.put("/api/sales-teams/north-" + mark, """
                        {"name":"North","members":["%s"],"manager":"manager","from":"2026-01-01"}""".formatted(ann)).expect(200);
        revops.put("/api/quotas/" + pipeline, """
                        {"period":"%s","scope":"%s","pipeline":"%s","amount":{"amount":"1600.00","currency":"EUR"},
                         "from":"2026-01-01"}""".formatted(quarter(first), team, pipeline))
                .expect(200);
        wonLastQuarter();
    }

    /** Ann had said 120, and won 90. */
    private void wonLastQuarter() {
        LocalDate won = first.minusDays(10);
        String job = revops.upload("/api/deals/imports", "application/x-ndjson", """
                        {"externalId":"%1$s","name":"Won","pipeline":"%2$s","owner":"%3$s","history":[{"stage":"ASKED","at":"%4$sT09:00:00Z"}],"closed":{"outcome":"WON","at":"%5$sT09:00:00Z","amount":{"amount":"90.00","currency":"EUR"}}}
                        """.formatted(
                                mark, pipeline, ann, won.minusDays(20), won))
                .expect(202)
                .location();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertEquals(
                        "DONE", revops.get(job).expect(200).body().get("state").asText()));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertEquals(
                        1,
                        rep.get("/api/win-rates?pipeline=" + pipeline)
                                .expect(200)
                                .body()
                                .at("/groups/0/won")
                                .asInt()));
        admin.post("/api/forecast-submissions", """
                        {"period":"%s","scope":"owner:%2$s","person":"%2$s","pipeline":"%3$s","at":"%4$s",
                         "amount":{"amount":"120.00","currency":"EUR"}}""".formatted(quarter(won), ann, pipeline, first.minusDays(20)))
                .expect(201);
    }

    private Answer deal(String owner, String amount) {
        return rep.post("/api/deals", """
                        {"name":"%s","pipeline":"%s","owner":"%s","expectedClose":"%s",
                         "amount":{"amount":"%s","currency":"EUR"}}""".formatted(
                                amount, pipeline, owner, first.plusMonths(3).minusDays(1), amount))
                .expect(201);
    }

    private Answer changed(Answer deal, String said) {
        String path = "/api/deals/" + deal.id();
        return rep.patch(path, said, "If-Match", rep.get(path).expect(200).etag())
                .expect(200);
    }

    private Answer tried(Answer deal) {
        String path = "/api/deals/" + deal.id();
        return manager.post(
                        path + "/moves",
                        "{\"toStage\":\"TRIED\",\"override\":{\"reason\":\"seen\"}}",
                        "If-Match",
                        manager.get(path).expect(200).etag())
                .expect(200);
    }

    private Answer say(String path, String amount) {
        return manager.post(path, """
                        {"period":"%s","scope":"%s","pipeline":"%s","note":"the tender of Ann Smith",
                         "amount":{"amount":"%s","currency":"EUR"}}""".formatted(quarter(first), team, pipeline, amount))
                .expect(201);
    }

    @Test
    void whatATeamSaysStandsBesideWhatIsComputed() {
        Answer surer = deal(ann, "1000.10");
        Answer committed = deal(ann, "500.05");
        Answer ofBob = deal(bob, "300.00");
        Answer lifted = changed(surer, "{\"category\":\"BEST_CASE\"}");
        Answer moved = tried(committed);
        for (Answer last : new Answer[] {ofBob, lifted, moved}) {
            rep.get("/api/win-rates?pipeline=" + pipeline + "&atLeast=" + last.event())
                    .expect(200);
        }
        theRollUpIsCumulative();

        Instant before = Instant.now();
        Answer dearer = changed(committed, "{\"amount\":{\"amount\":\"600.06\",\"currency\":\"EUR\"}}");
        rep.get("/api/win-rates?pipeline=" + pipeline + "&atLeast=" + dearer.event())
                .expect(200);
        String submission = say("/api/forecast-submissions", "1500.00").id();
        String override = say("/api/forecast-overrides", "2000.00").id();
        theForecastShowsWhatWasSaid();
        theBridgeAddsUp(before);

        manager.post("/api/forecast-overrides/" + override + "/withdrawal", "{\"note\":\"they cancelled\"}")
                .expect(200);
        assertFalse(forecast().has("override"));
        told(submission, "submission.made.v1", "1500.00");
        told(override, "override.set.v1", "2000.00");
        told(override, "override.withdrawn.v1", "2000.00");
    }

    private void theRollUpIsCumulative() {
        JsonNode levels =
                rep.get("/api/forecast-rollups?" + of).expect(200).body().get("levels");
        cumulative(levels, "owner:" + ann, "500.05", "1500.15", "1500.15");
        cumulative(levels, team, "500.05", "1500.15", "1500.15");
        cumulative(levels, "owner:" + bob, "0.00", "0.00", "300.00");
        cumulative(levels, "all", "500.05", "1500.15", "1800.15");
        assertEquals(team, only(levels, "scope", "owner:" + ann).get("parent").asText());
        JsonNode quota = only(levels, "scope", team).get("quota");
        assertEquals("1600.00", quota.get("remaining").asText());
    }

    private static void cumulative(JsonNode levels, String scope, String commit, String bestCase, String inPipeline) {
        JsonNode sums = only(levels, "scope", scope).get("categories");
        assertEquals(commit, sum(sums, "COMMIT"), scope);
        assertEquals(bestCase, sum(sums, "BEST_CASE"), scope);
        assertEquals(inPipeline, sum(sums, "PIPELINE"), scope);
    }

    private static String sum(JsonNode categories, String category) {
        return only(categories, "category", category).get("cumulativeAmount").asText();
    }

    private JsonNode forecast() {
        return rep.get("/api/forecasts?" + of + "&scope=" + team).expect(200).body();
    }

    private void theForecastShowsWhatWasSaid() {
        JsonNode forecast = forecast();
        assertEquals("1600.00", forecast.at("/quota/amount").asText());
        double chance = forecast.at("/quota/probability").asDouble(-1);
        assertTrue(chance >= 0 && chance <= 1, () -> "chance " + chance);
        assertEquals("1500.00", forecast.at("/submission/amount/amount").asText());
        assertEquals("2000.00", forecast.at("/override/amount/amount").asText());
        assertEquals(quarter(first), forecast.at("/override/period").asText());
    }

    private void theBridgeAddsUp(Instant from) {
        JsonNode commit = bridge(from, "COMMIT");
        assertEquals("500.05", commit.at("/before/forecast").asText());
        assertEquals("2000.00", commit.at("/after/forecast").asText());
        assertEquals(
                "100.01",
                only(commit.get("items"), "item", "AMOUNT_UP").get("amount").asText());
        assertEquals(
                "1399.94",
                only(commit.get("items"), "item", "OVERRIDE_CHANGE")
                        .get("amount")
                        .asText());
        bridge(from, "LANDING");
    }

    /** Its items add up to the difference of both forecasts, to the cent. */
    private JsonNode bridge(Instant from, String measure) {
        JsonNode bridge = rep.get(
                        "/api/forecast-bridges?%s&scope=%s&measure=%s&from=%s".formatted(of, team, measure, from))
                .expect(200)
                .body();
        BigDecimal items = StreamSupport.stream(bridge.get("items").spliterator(), false)
                .map(item -> new BigDecimal(item.get("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal difference = new BigDecimal(bridge.at("/after/forecast").asText())
                .subtract(new BigDecimal(bridge.at("/before/forecast").asText()));
        assertEquals(0, difference.compareTo(items), bridge::toString);
        assertEquals(0, difference.compareTo(new BigDecimal(bridge.get("change").asText())));
        return bridge;
    }

    private void told(String id, String type, String amount) {
        JsonNode event = topics.awaitEvent("forecast-events", id, type);
        assertEquals(team, event.at("/about/scope").asText());
        assertEquals(amount, event.at("/amount/amount").asText());
        assertFalse(event.toString().contains("tender"), event::toString);
    }

    @Test
    void whoSaysMoreThanTheyWinIsCorrected() {
        JsonNode bias = manager.get("/api/forecast-submissions/bias?person=" + ann)
                .expect(200)
                .body()
                .at("/items/0/byLead/0");
        assertEquals("WITHIN_30_DAYS", bias.get("lead").asText());
        assertEquals("30.00", bias.get("meanError").asText());
    }

    private static JsonNode only(JsonNode items, String name, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path(name).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + items));
    }
}
