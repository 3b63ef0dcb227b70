package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two people of one campaign: one is ruled out, the other one's deal is won, goes live, and keeps what was promised. */
class FunnelStoryTest {

    private final String run = UUID.randomUUID().toString();
    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Sales sales = Sales.of(leadstream);

    @Test
    void aFunnelGoesFromTheCapturedLeadToThePromiseKept() {
        ruledOut(captured("other"));
        String lead = captured("buyer");
        String deal = sales.dealOf(lead, sales.qualify(lead));
        decides(deal);
        String promise = rep.post("/api/deals/" + deal + "/promises", "{\"measure\":\"hours that planning takes\"}")
                .expect(201)
                .id();
        String won = sales.win(deal, "2400.00", "EUR");
        // leads and deals come by topics of their own, of which none waits for the other
        await().until(() -> entered("WON", won) == 1);
        assertEquals(0, entered("LIVE", won));

        List.of("HANDED_OVER", "IMPLEMENTING", "LIVE").forEach(stage -> moved(deal, stage));
        String kept = rep.post("/api/deals/%s/promises/%s/checks".formatted(deal, promise), "{\"outcome\":\"KEPT\"}")
                .expect(201)
                .event();

        List<JsonNode> steps = await().until(() -> steps(kept), all -> losses(all) == 1);
        assertEquals("CAPTURED", steps.getFirst().get("step").asText());
        assertEquals(2, steps.getFirst().get("entered").asInt());
        assertEquals("PROMISE_KEPT", steps.getLast().get("step").asText());
        steps.stream()
                .skip(4)
                .forEach(step -> assertEquals(1, step.get("entered").asInt(), step.get("step")::asText));
        assertEquals(0.5, steps.getLast().at("/fromTop/raw/rate").asDouble());
        knownWhenWon(kept);
    }

    private void knownWhenWon(String event) {
        JsonNode group = manager.get("/api/committee-coverage?where=vertical:%s&atLeast=%s".formatted(run, event))
                .expect(200)
                .body()
                .at("/groups/0");
        assertEquals("DECISION_MAKER", group.at("/factors/0/name").asText());
        assertEquals(1, group.at("/factors/0/levels/0/won").asInt());
        assertEquals(
                "too few deals to tell", group.at("/factors/0/winRate/note").asText());
        assertEquals(
                1,
                manager.get("/api/promise-rates?where=vertical:" + run)
                        .expect(200)
                        .body()
                        .at("/groups/0/kept")
                        .asInt());
    }

    private String captured(String name) {
        return sales.captured("{\"email\":\"%s@%s.example\",\"source\":\"EVENT\",\"campaign\":\"%s\"}"
                .formatted(name, run.substring(0, 8), run));
    }

    private void ruledOut(String lead) {
        rep.post("/api/qualifications/" + lead + "/disqualify", "{\"reason\":\"NO_NEED\"}")
                .expect(200);
    }

    /** Who decides is known, and the deal is of a segment of its own. */
    private void decides(String deal) {
        rep.patch(
                        "/api/deals/" + deal,
                        "{\"segments\":{\"vertical\":\"%s\"}}".formatted(run),
                        "If-Match",
                        rep.get("/api/deals/" + deal).expect(200).etag())
                .expect(200);
        String person = rep.post("/api/people", "{\"lastName\":\"Decider\"}")
                .expect(201)
                .id();
        rep.post(
                        "/api/deals/" + deal + "/stakeholders",
                        "{\"personId\":\"%s\",\"roles\":[\"DECISION_MAKER\"]}".formatted(person))
                .expect(201);
    }

    private void moved(String deal, String stage) {
        manager.post(
                        "/api/deals/" + deal + "/moves",
                        "{\"toStage\":\"%s\",\"override\":{\"reason\":\"seen\"}}".formatted(stage),
                        "If-Match",
                        manager.get("/api/deals/" + deal).expect(200).etag())
                .expect(200);
    }

    private List<JsonNode> steps(String event) {
        var steps = new ArrayList<JsonNode>();
        manager.get("/api/funnels?where=campaign:%s&atLeast=%s".formatted(run, event))
                .expect(200)
                .body()
                .at("/groups/0/steps")
                .forEach(steps::add);
        return steps;
    }

    private int entered(String step, String event) {
        return steps(event).stream()
                .filter(one -> one.get("step").asText().equals(step))
                .mapToInt(one -> one.get("entered").asInt())
                .sum();
    }

    private static int losses(List<JsonNode> steps) {
        return steps.stream().mapToInt(step -> step.path("lost").asInt()).sum();
    }
}
