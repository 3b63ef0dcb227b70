package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A deal from its qualification to its loss: found, valued, moved with others, compared, and read as it was. */
class DealStoryTest {

    private static final String CURRENCY = "MXN"; // no other story's

    private final String run = UUID.randomUUID().toString();
    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api marketing = Api.of(leadstream, "marketing");
    private final Sales sales = Sales.of(leadstream);

    @Test
    void aDealIsKeptFoundMovedLostAndRemembered() {
        Api.of(leadstream, "revops")
                .put("/api/exchange-rates/" + CURRENCY + "/2026-01-01", "{\"rate\":\"0.05\"}")
                .expect(200);
        String lead = sales.captured("""
                {"email":"%s@deal-example.com","source":"EVENT","country":"SE",
                 "company":{"name":"Deal Example %s","industry":"SOFTWARE","employees":100}}""".formatted(run, run));
        String deal = sales.dealOf(lead, sales.qualify(lead));
        Instant opened = Instant.now();

        JsonNode valued = valued(deal);
        assertEquals("100.00", valued.at("/inBase/amount").asText());
        assertEquals(
                1,
                changed(deal, "{\"expectedClose\":\"2031-01-31\"}")
                        .get("pushes")
                        .asInt());
        somethingIsNotTrueAnyMore(lead, deal);
        assertEquals(
                deal,
                rep.get("/api/deals?q=call+" + run + "&sort=-amount")
                        .expect(200)
                        .body()
                        .at("/items/0/id")
                        .asText());
        assertEquals(
                0,
                marketing
                        .get("/api/deals?q=call+" + run)
                        .expect(200)
                        .body()
                        .get("items")
                        .size());
        assertTrue(boardHas(deal));

        moved(deal);
        String event = lost(lead, deal);

        assertEquals(
                "NEED_CONFIRMED",
                rep.get("/api/deals/" + deal + "?asOf=" + opened)
                        .expect(200)
                        .body()
                        .get("stage")
                        .asText());
        List<String> amounts = new ArrayList<>();
        rep.get("/api/deals/" + deal + "/history?attribute=expectedClose&atLeast=" + event)
                .expect(200)
                .body()
                .get("values")
                .forEach(value -> amounts.add(value.path("value").asText()));
        assertEquals(List.of("", "2030-12-31", "2031-01-31"), amounts);
        remembered(deal);
    }

    private JsonNode valued(String deal) {
        return changed(deal, """
                {"amount":{"amount":"2000","currency":"%s"},"team":["rep-8"],"competitors":["Rival"],
                 "nextStep":{"text":"Call %s","date":"2030-12-01"},"expectedClose":"2030-12-31",
                 "segments":{"industry":"SOFTWARE","product":"P-%s","run":"%s"}}""".formatted(CURRENCY, run, run, run));
    }

    private JsonNode changed(String deal, String patch) {
        String tag = rep.get("/api/deals/" + deal).expect(200).etag();
        return rep.patch("/api/deals/" + deal, patch, "If-Match", tag)
                .expect(200)
                .body();
    }

    /** An answer that qualified the lead turns out to be wrong while the deal is open. */
    private void somethingIsNotTrueAnyMore(String lead, String deal) {
        String facts = "/api/qualifications/" + lead + "/facts";
        String event = rep.put(
                        facts,
                        "{\"authority\":null}",
                        "If-Match",
                        rep.get(facts).expect(200).etag())
                .expect(200)
                .event();
        JsonNode since = rep.get("/api/deals/" + deal + "?atLeast=" + event)
                .expect(200)
                .body()
                .get("sinceQualification");
        assertEquals("authority", since.at("/lost/0").asText().toLowerCase(Locale.ROOT));
    }

    private boolean boardHas(String deal) {
        JsonNode column =
                rep.get("/api/deals/board?limit=200").expect(200).body().at("/columns/0");
        for (JsonNode card : column.get("items")) {
            if (card.get("id").asText().equals(deal)) {
                return column.at("/total/count").asInt() > 0;
            }
        }
        return false;
    }

    private void moved(String deal) {
        for (String criterion : List.of("problem-stated", "timeline-stated")) {
            rep.post(
                            "/api/deals/" + deal + "/evidence",
                            "{\"criterion\":\"%s\",\"kind\":\"EMAIL\"}".formatted(criterion))
                    .expect(201);
        }
        long version =
                Long.parseLong(rep.get("/api/deals/" + deal).expect(200).etag().replace("\"", ""));
        String item = "{\"dealId\":\"%s\",\"toStage\":\"%s\",\"ifMatch\":\"%d\"}";
        JsonNode results = rep.post(
                        "/api/deals/moves",
                        "[" + item.formatted(deal, "FIT_EVALUATED", version) + ","
                                + item.formatted(deal, "TERMS_AGREED", version + 1) + "]")
                .expect(207)
                .body()
                .get("results");
        assertEquals(200, results.at("/0/status").asInt());
        assertEquals(409, results.at("/1/status").asInt());
    }

    private String lost(String lead, String deal) {
        String called = rep.post("/api/leads/" + lead + "/activities", "{\"type\":\"CALL\",\"direction\":\"OUTBOUND\"}")
                .expect(201)
                .event();
        rep.get("/api/deals?atLeast=" + called).expect(200);
        String tag = rep.get("/api/deals/" + deal).expect(200).etag();
        Answer lost = rep.post(
                        "/api/deals/" + deal + "/closure",
                        "{\"outcome\":\"LOST\",\"reason\":\"PRICE\",\"kind\":\"COMPETITOR\",\"competitor\":\"Rival\"}",
                        "If-Match",
                        tag)
                .expect(200);
        JsonNode report = rep.get("/api/losses?segment=run:" + run).expect(200).body();
        assertEquals("COMPETITOR", report.at("/kinds/0/kind").asText());
        assertEquals("Rival", report.at("/kinds/0/competitors/0/name").asText());
        assertEquals(2, report.at("/neverWon/evidence").asInt());
        assertEquals(1, report.at("/neverWon/outboundActivities").asInt());
        return lost.event();
    }

    private void remembered(String deal) {
        String other = rep.post("/api/deals", """
                        {"name":"the next one","segments":{"industry":"SOFTWARE","product":"P-%s"}}""".formatted(run)).expect(201).id();
        JsonNode best =
                rep.get("/api/deals/" + other + "/similar").expect(200).body().at("/items/0");
        assertEquals(deal, best.get("id").asText());
        assertEquals("LOST", best.get("outcome").asText());
        assertEquals("Rival", best.at("/decided/competitor").asText());
    }
}
