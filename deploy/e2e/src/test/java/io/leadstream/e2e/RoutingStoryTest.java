package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rule gives a lead to a rep, whose queue shows it in another service; who is not answered in time is told of. */
class RoutingStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api revops = Api.of(leadstream, "revops");
    private final Sales sales = Sales.of(leadstream);
    private final Topics topics = new Topics(leadstream.operator());
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String owner = "rep-" + mark;
    private final String ours = "{\"field\":\"campaign\",\"op\":\"eq\",\"value\":\"%s\"}".formatted(mark);

    /** Other stories' leads are nobody's. */
    @AfterEach
    void withdraw() {
        publish("rules", "");
        publish("targets", "");
    }

    @Test
    void aRuleFillsARepsQueueAndALateAnswerIsAnEvent() {
        revops.put(
                        "/api/routing/pools/pool-" + mark,
                        "{\"strategy\":\"ROUND_ROBIN\",\"members\":[\"%s\"]}".formatted(owner))
                .expect(200);
        publish("rules", "{\"name\":\"ours\",\"when\":%s,\"pool\":\"pool-%s\"}".formatted(ours, mark));
        publish("targets", "{\"name\":\"at once\",\"kind\":\"FIRST\",\"within\":\"PT1S\",\"when\":%s}".formatted(ours));

        String lead = sales.captured(
                "{\"email\":\"%1$s@routed.example\",\"source\":\"CHAT\",\"campaign\":\"%1$s\"}".formatted(mark));

        await().atMost(LIMIT).until(() -> queue().equals(List.of(lead)));
        JsonNode assigned =
                rep.items("/api/routing/leads/" + lead + "/assignments").getFirst();
        assertEquals("ours", assigned.get("rule").asText());
        assertEquals(owner, assigned.get("owner").asText());
        assertEquals(
                owner,
                topics.awaitEvent("lead-events", lead, "lead.assigned.v1")
                        .get("owner")
                        .asText());
        assertEquals(lead, breach().get("leadId").asText());
        assertEquals(
                "at once",
                topics.awaitEvent("lead-events", lead, "lead.response-breached.v1")
                        .get("target")
                        .asText());

        sales.did(lead, "EMAIL_SENT");

        await().atMost(LIMIT).until(() -> breach().get("state").asText().equals("LATE"));
    }

    /** Replaces what was published before. */
    private void publish(String what, String one) {
        String path = "/api/routing/" + what;
        revops.put(
                        path,
                        "{\"%s\":[%s]}".formatted(what, one),
                        "If-Match",
                        revops.get(path).expect(200).etag())
                .expect(200);
    }

    /** What qualification-service gives this rep to call next. */
    private List<String> queue() {
        return rep.items("/api/qualifications?owner=" + owner).stream()
                .map(item -> item.get("leadId").asText())
                .toList();
    }

    private JsonNode breach() {
        return await().atMost(LIMIT)
                .until(() -> rep.items("/api/routing/breaches?owner=" + owner), breaches -> breaches.size() == 1)
                .getFirst();
    }
}
