package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is found out once fills the framework that counts, while the deal is open too; and the lead returns its cost. */
class FactsStoryTest {

    private static final String CURRENCY = "SEK"; // no other story's, so that its line is ours

    private final String campaign = "fair-" + UUID.randomUUID();
    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);
    private final Api revops = Api.of(leadstream, "revops");

    @Test
    void aLeadIsFoundOutAboutByItsFrameworkAndReturnsItsCost() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        revops.put(
                        "/api/lead-costs",
                        "{\"source\":\"EVENT\",\"campaign\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"cost\":{\"amount\":\"100.00\",\"currency\":\"%s\"}}"
                                .formatted(campaign, today, today.plusDays(1), CURRENCY))
                .expect(200);
        revops.put("/api/margin-rates/default", "{\"rate\":0.5}").expect(200);
        String lead = captured();
        String qualification = "/api/qualifications/" + lead;

        rep.put(qualification + "/framework", "{\"framework\":\"MEDDIC\"}").expect(200);
        rep.post(qualification + "/accept", "").expect(200);
        Answer refused = rep.post(qualification + "/qualify", "").expect(409);
        assertEquals(6, refused.body().get("missing").size());
        assertEquals("METRICS", next(qualification));
        Answer found = rep.put(qualification + "/facts", """
                        {"metrics":{"value":"hours a week"},"economicBuyer":{"value":"the CFO"},"pain":{"value":"hand work"},
                         "champion":{"value":"head of sales"},
                         "decisionCriteria":{"value":[{"criterion":"price","weight":0.5},{"criterion":"fit","weight":0.5}]},
                         "decisionProcess":{"value":{"steps":[{"step":"Contract","signature":true}]}}}""").expect(200);
        assertEquals(2, found.body().at("/frameworks/CHAMP/held").size(), "pain and the economic buyer");
        String event = rep.post(qualification + "/qualify", "").expect(200).event();

        String deal = sales.dealOf(lead, event);
        String tag = rep.get(qualification + "/facts").expect(200).etag();
        rep.put(qualification + "/facts", "{\"budget\":{\"value\":\"set aside\"}}", "If-Match", tag)
                .expect(200);
        String won = sales.win(deal, "1000.00", CURRENCY);

        JsonNode line = returned(today, won);
        assertEquals("500.00", line.get("margin").asText());
        assertEquals("100.00", line.get("cost").asText());
        assertEquals(5.0, line.get("returned").asDouble());
    }

    private String captured() {
        Answer captured = rep.post(
                        "/api/leads",
                        "{\"email\":\"%s@facts-example.com\",\"source\":\"EVENT\",\"campaign\":\"%s\",\"country\":\"SE\"}"
                                .formatted(UUID.randomUUID(), campaign))
                .expect(201);
        String lead = captured.body().get("id").asText();
        Answer met = rep.post("/api/leads/" + lead + "/activities", "{\"type\":\"DEMO\"}")
                .expect(201);
        JsonNode awareness = rep.get("/api/qualifications/%s/awareness?atLeast=%s".formatted(lead, met.event()))
                .expect(200)
                .body();
        assertEquals("FAMILIAR", awareness.get("level").asText());
        assertEquals("LEAD", awareness.at("/firstContact/by").asText());
        return lead;
    }

    private String next(String qualification) {
        return rep.get(qualification + "/discovery")
                .expect(200)
                .body()
                .at("/next/key")
                .asText();
    }

    private JsonNode returned(LocalDate from, String event) {
        JsonNode groups = rep.get("/api/returns?by=source&from=%s&atLeast=%s".formatted(from, event))
                .expect(200)
                .body()
                .get("groups");
        for (JsonNode group : groups) {
            for (JsonNode line : group.get("money")) {
                if (group.path("key").asText().equals("EVENT")
                        && line.get("currency").asText().equals(CURRENCY)) {
                    return line;
                }
            }
        }
        throw new AssertionError("no line of the event's leads: " + groups);
    }
}
