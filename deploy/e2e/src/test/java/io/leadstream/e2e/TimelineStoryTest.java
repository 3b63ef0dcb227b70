package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What three services do with a lead is told in one list, in the order of its happening. */
class TimelineStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Sales sales = Sales.of(leadstream);

    @Test
    void whatHappensToALeadIsReadInItsTimeline() {
        String lead =
                sales.captured("{\"email\":\"p%s@robots-example.com\",\"source\":\"WEB_FORM\",\"jobTitle\":\"CEO\"}"
                        .formatted(UUID.randomUUID()));
        rep.post("/api/leads/" + lead + "/comments", "{\"text\":\"@manager please look\"}")
                .expect(201);
        rep.post("/api/leads/activities/batch", """
                [{"leadId":"%1$s","type":"FORM_SUBMITTED","externalId":"f"},
                 {"leadId":"%1$s","type":"FORM_SUBMITTED","externalId":"f"}]""".formatted(lead)).expect(207);
        String qualified = sales.qualify(lead);
        String deal = sales.dealOf(lead, qualified);

        rep.get("/api/leads/%s?atLeast=%s".formatted(lead, qualified)).expect(200);
        rep.get("/api/leads/%s?atLeast=pipeline-service/%s/1".formatted(lead, deal))
                .expect(200);
        List<JsonNode> timeline = rep.items("/api/leads/%s/timeline?limit=200".formatted(lead));
        assertEquals(
                Set.of("CAPTURE", "ACTIVITY", "COMMENT", "SCORE", "LIFECYCLE", "DEAL"),
                timeline.stream().map(entry -> entry.get("type").asText()).collect(Collectors.toSet()));
        assertEquals(
                1,
                timeline.stream()
                        .filter(entry -> entry.get("type").asText().equals("ACTIVITY"))
                        .count(),
                "the same twice happened once");
        List<Instant> times = timeline.stream()
                .map(entry -> Instant.parse(entry.get("at").asText()))
                .toList();
        assertEquals(times.stream().sorted().toList(), times);
    }
}
