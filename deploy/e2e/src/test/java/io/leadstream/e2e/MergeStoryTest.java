package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two cards of one person: found, made one in every service, and two again. */
class MergeStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api revops = Api.of(leadstream, "revops");
    private final String host = "m" + UUID.randomUUID().toString().substring(0, 8) + ".example";

    @Test
    void everyServiceFollowsAMergeAndItsUndoing() {
        String jane = captured("jane");
        String fair = captured("jane+fair");
        int captured = entered("CAPTURED", "");
        JsonNode match =
                rep.get("/api/leads/" + jane + "/duplicates").expect(200).body().at("/matches/0");
        assertEquals(fair, match.at("/lead/id").asText());
        assertEquals("SAME_MAILBOX", match.at("/reasons/0/criterion").asText());
        String met = rep.post("/api/leads/" + fair + "/activities", "{\"type\":\"CALL\"}")
                .expect(201)
                .event();
        rep.get("/api/qualifications/%s?atLeast=%s".formatted(fair, met)).expect(200);
        String deal = rep.post("/api/deals", "{\"name\":\"Fair\",\"leadId\":\"%s\"}".formatted(fair))
                .expect(201)
                .body()
                .get("id")
                .asText();

        Answer merge = rep.post(
                        "/api/leads/" + jane + "/merges",
                        "{\"mergedLeadId\":\"%s\"}".formatted(fair),
                        "If-Match",
                        rep.get("/api/leads/" + jane).expect(200).etag())
                .expect(201);

        assertEquals(10, engagement(jane, merge.event()));
        assertEquals(deal, deals(jane, merge.event()).at("/0/id").asText());
        assertEquals(captured - 1, entered("CAPTURED", "&atLeast=" + merge.event()));

        Answer undone = rep.delete(
                        "/api/leads/" + jane + "/merges/"
                                + merge.body().get("id").asText(),
                        "If-Match",
                        merge.etag())
                .expect(200);

        assertEquals(0, engagement(jane, undone.event()));
        assertEquals(10, engagement(fair, undone.event()));
        assertTrue(deals(jane, undone.event()).isEmpty());
        assertEquals(captured, entered("CAPTURED", "&atLeast=" + undone.event()));
    }

    private String captured(String name) {
        Answer captured = rep.post("/api/leads", "{\"email\":\"%s@%s\",\"source\":\"WEB_FORM\"}".formatted(name, host))
                .expect(201);
        entered("CAPTURED", "&atLeast=" + captured.event());
        return captured.body().get("id").asText();
    }

    private double engagement(String lead, String event) {
        return rep.get("/api/qualifications/%s?atLeast=%s".formatted(lead, event))
                .expect(200)
                .body()
                .at("/score/engagement")
                .asDouble();
    }

    private JsonNode deals(String lead, String event) {
        return rep.get("/api/deals?leadId=%s&atLeast=%s".formatted(lead, event))
                .expect(200)
                .body()
                .get("items");
    }

    private int entered(String stage, String more) {
        JsonNode stages = revops.get("/api/conversion-rates?pipeline=lead-lifecycle" + more)
                .expect(200)
                .body()
                .at("/groups/0/stages");
        for (JsonNode one : stages) {
            if (one.get("stage").asText().equals(stage)) {
                return one.get("entered").asInt();
            }
        }
        return 0;
    }
}
