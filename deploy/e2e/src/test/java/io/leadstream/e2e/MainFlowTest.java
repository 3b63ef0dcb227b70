package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The main flow as a story: from a captured lead to conversion rates that it changed. */
class MainFlowTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final List<String> PATH =
            List.of("FIT_EVALUATED", "DECISION_PROCESS_SHARED", "PROPOSAL_REVIEWED", "TERMS_AGREED");

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api revops = Api.of(leadstream, "revops");
    private final String name = "Zebedee" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aCapturedLeadBecomesAWonDealAndChangesTheConversionRates() throws IOException {
        JsonNode before = stages("");
        String lead = captureLead();
        engage(lead);
        String event = qualify(lead);
        String deal = dealOf(lead, event);
        assertEquals(409, move(deal, "FIT_EVALUATED").status(), "no evidence yet");
        prove(deal);
        PATH.forEach(stage -> move(deal, stage).expect(200));
        String closed = win(deal);

        JsonNode after = stages("&atLeast=" + closed);
        for (int i = 0; i < after.size(); i++) {
            assertEquals(
                    count(before, i, "entered") + 1, after.get(i).get("entered").asInt());
            assertEquals(
                    count(before, i, "advanced") + 1,
                    after.get(i).get("advanced").asInt());
        }
        assertOneTrace(lead, deal);
        assertNothingPersonalOutside();
    }

    private String captureLead() {
        Answer captured = rep.post(
                        "/api/leads",
                        """
                        {"email":"%s@robots-example.com","firstName":"%s","lastName":"Quux","jobTitle":"VP of %s Sales",
                         "country":"DE","source":"WEB_FORM",
                         "company":{"name":"Robots","industry":"SOFTWARE","employees":240,"growthStage":"GROWTH"}}""".formatted(name, name, name),
                        "traceparent",
                        "00-%s-b7ad6b7169203331-01".formatted(TRACE))
                .expect(201);
        String id = captured.body().get("id").asText();
        Answer scored = rep.get("/api/qualifications/%s?atLeast=%s".formatted(id, captured.event()))
                .expect(200);
        assertEquals("IQL", scored.body().get("lifecycle").asText());
        assertTrue(
                scored.body().get("score").get("fit").asDouble() >= 40,
                scored.body().toString());
        return id;
    }

    private void engage(String lead) {
        rep.post("/api/leads/" + lead + "/activities", "{\"type\":\"FORM_SUBMITTED\"}")
                .expect(201);
        Answer met = rep.post(
                        "/api/leads/" + lead + "/activities",
                        "{\"type\":\"MEETING\",\"detail\":\"%s\"}".formatted(name))
                .expect(201);
        Answer scored = rep.get("/api/qualifications/%s?atLeast=%s".formatted(lead, met.event()))
                .expect(200);
        assertEquals("MQL", scored.body().get("lifecycle").asText());
    }

    private String qualify(String lead) {
        String qualification = "/api/qualifications/" + lead;
        rep.post(qualification + "/accept", "").expect(200);
        assertEquals(
                4,
                rep.post(qualification + "/qualify", "")
                        .expect(409)
                        .body()
                        .get("missing")
                        .size());
        rep.put(qualification + "/facts", """
                        {"budget":{"value":"50 k, says %s","confidence":0.8},"authority":{"value":"decides"},
                         "need":{"value":"a forecast"},"timeline":{"value":"this quarter"}}""".formatted(name)).expect(200);
        return rep.post(qualification + "/qualify", "", "traceparent", "00-%s-b7ad6b7169203331-01".formatted(TRACE))
                .expect(200)
                .event();
    }

    private String dealOf(String lead, String event) {
        JsonNode deals = rep.get("/api/deals?leadId=%s&atLeast=%s".formatted(lead, event))
                .expect(200)
                .body()
                .get("items");
        assertEquals(1, deals.size());
        assertEquals("NEED_CONFIRMED", deals.get(0).get("stage").asText());
        return deals.get(0).get("id").asText();
    }

    private void prove(String deal) {
        for (JsonNode stage :
                rep.get("/api/pipelines/standard").expect(200).body().get("stages")) {
            if (stage.get("phase").asText().equals("SALE")) {
                for (JsonNode criterion : stage.get("exitCriteria")) {
                    rep.post(
                                    "/api/deals/" + deal + "/evidence",
                                    "{\"criterion\":\"%s\",\"kind\":\"EMAIL\",\"uri\":\"https://mail.example/1\",\"note\":\"%s agreed\"}"
                                            .formatted(criterion.get("key").asText(), name))
                            .expect(201);
                }
            }
        }
    }

    private Answer move(String deal, String stage) {
        return rep.post(
                "/api/deals/" + deal + "/moves", "{\"toStage\":\"%s\"}".formatted(stage), "If-Match", etag(deal));
    }

    private String win(String deal) {
        return rep.post(
                        "/api/deals/" + deal + "/closure",
                        "{\"outcome\":\"WON\",\"amount\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}}",
                        "If-Match",
                        etag(deal))
                .expect(200)
                .event();
    }

    private String etag(String deal) {
        return rep.get("/api/deals/" + deal).expect(200).etag();
    }

    private JsonNode stages(String more) {
        return revops.get("/api/conversion-rates?pipeline=standard" + more)
                .expect(200)
                .body()
                .at("/groups/0/stages");
    }

    private static int count(JsonNode stages, int index, String member) {
        return stages.path(index).path(member).asInt(0);
    }

    private void assertOneTrace(String lead, String deal) {
        var topics = new Topics(leadstream.operator());
        assertTrue(
                topics.read("lead-events").stream()
                        .filter(message -> message.key().equals(lead))
                        .anyMatch(
                                message -> Topics.header(message, "traceparent").contains(TRACE)),
                "the capture's trace is on lead-events");
        assertTrue(
                topics.read("deal-events").stream()
                        .filter(message -> message.key().equals(deal))
                        .anyMatch(
                                message -> Topics.header(message, "traceparent").contains(TRACE)),
                "the qualification's trace goes on to the deal that it opened");
    }

    private void assertNothingPersonalOutside() throws IOException {
        var topics = new Topics(leadstream.operator());
        for (String topic : List.of("lead-events", "qualification-events", "deal-events")) {
            for (var message : topics.read(topic)) {
                assertFalse(message.value().toLowerCase().contains(name.toLowerCase()), topic + ": " + message.value());
            }
        }
        for (var log : leadstream.logs()) {
            assertFalse(Files.readString(log).toLowerCase().contains(name.toLowerCase()), log.toString());
        }
    }
}
