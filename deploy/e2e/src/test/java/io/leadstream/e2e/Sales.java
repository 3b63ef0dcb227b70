package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;

/** Steps that many stories take: somebody comes, sales finds out about them, a deal is won. */
record Sales(Api rep, Api manager) {

    static Sales of(RunningLeadstream leadstream) {
        return new Sales(Api.of(leadstream, "rep"), Api.of(leadstream, "manager"));
    }

    /** Captures a lead, and returns its id once it is scored. */
    String captured(String lead) {
        Answer captured = rep.post("/api/leads", lead).expect(201);
        String id = captured.id();
        qualification(id, captured.event());
        return id;
    }

    /** How the lead stands once it did this. */
    JsonNode did(String lead, String activity) {
        String event = rep.post("/api/leads/" + lead + "/activities", "{\"type\":\"%s\"}".formatted(activity))
                .expect(201)
                .event();
        return qualification(lead, event);
    }

    /** How the lead stands once an event is known of. */
    JsonNode qualification(String lead, String event) {
        return rep.get("/api/qualifications/%s?atLeast=%s".formatted(lead, event))
                .expect(200)
                .body();
    }

    /** Accepts the lead, finds out what BANT asks, and qualifies it; returns the event. */
    String qualify(String lead) {
        String qualification = "/api/qualifications/" + lead;
        rep.post(qualification + "/accept", "").expect(200);
        rep.put(qualification + "/facts", """
                        {"budget":{"value":"50 k"},"authority":{"value":"decides"},"need":{"value":"a forecast"},
                         "timeline":{"value":"this quarter"}}""").expect(200);
        return rep.post(qualification + "/qualify", "").expect(200).event();
    }

    /** The one deal that opened for the lead by an event. */
    String dealOf(String lead, String event) {
        JsonNode deals = rep.get("/api/deals?leadId=%s&atLeast=%s".formatted(lead, event))
                .expect(200)
                .body()
                .get("items");
        assertEquals(1, deals.size(), deals.toString());
        return deals.get(0).get("id").asText();
    }

    /** Wins a deal by a manager's word, without proof of its stages; returns the event. */
    String win(String deal, String amount, String currency) {
        return manager.post(
                        "/api/deals/" + deal + "/closure",
                        "{\"outcome\":\"WON\",\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"},\"override\":{\"reason\":\"signed\"}}"
                                .formatted(amount, currency),
                        "If-Match",
                        manager.get("/api/deals/" + deal).expect(200).etag())
                .expect(200)
                .event();
    }
}
