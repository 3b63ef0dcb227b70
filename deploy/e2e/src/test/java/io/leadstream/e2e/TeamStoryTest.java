package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A deal is talked about, handed over, and told in one list; its company's list has it beside what leads did. */
class TeamStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Sales sales = Sales.of(leadstream);

    @Test
    void whatATeamDoesWithADealIsReadInOnePlaceEach() {
        String run = UUID.randomUUID().toString();
        String lead = sales.captured("""
                {"email":"%1$s@team-%1$s.example","source":"EVENT","company":{"name":"Team %1$s"}}""".formatted(run));
        String deal = sales.dealOf(lead, sales.qualify(lead));
        rep.post("/api/deals/" + deal + "/evidence", "{\"criterion\":\"problem-stated\",\"kind\":\"EMAIL\"}")
                .expect(201);

        String handOver = rep.post(
                        "/api/deals/" + deal + "/hand-overs",
                        "{\"to\":\"am-%s\",\"role\":\"ACCOUNT_MANAGER\",\"note\":\"they want a pilot\"}".formatted(run))
                .expect(201)
                .id();
        String event = manager.post(
                        "/api/deals/%s/hand-overs/%s/acceptance".formatted(deal, handOver), "{\"note\":\"for am\"}")
                .expect(200)
                .event();
        assertEquals(
                "am-" + run,
                rep.get("/api/deals/" + deal).expect(200).body().get("owner").asText());
        rep.post(
                        "/api/comments?atLeast=" + event,
                        "{\"dealId\":\"%s\",\"text\":\"@manager please look\"}".formatted(deal))
                .expect(201);

        JsonNode timeline =
                rep.get("/api/deals/" + deal + "/timeline").expect(200).body();
        assertTrue(types(timeline.get("items"))
                .containsAll(Set.of("STEP", "EVIDENCE", "HAND_OVER", "ACCOUNTABILITY", "CHANGE")));
        String comments = timeline.at("/links/comments").asText();
        assertEquals(
                "@manager please look",
                rep.items(comments).getFirst().get("text").asText());
        assertTrue(rep.get(timeline.at("/links/lead").asText())
                .expect(200)
                .body()
                .toString()
                .contains(deal));

        JsonNode complete = rep.get(timeline.at("/links/complete").asText() + "?limit=200&atLeast=" + event)
                .expect(200)
                .body()
                .get("items");
        assertTrue(
                types(complete).containsAll(Set.of("CAPTURE", "LIFECYCLE", "DEAL", "COMMENT")),
                types(complete)::toString);
        assertTrue(steps(complete)
                .containsAll(
                        Set.of("OPENED", "EVIDENCE_RECORDED", "HAND_OVER_ASKED", "HAND_OVER_ANSWERED", "CHANGED")));
        assertEquals(
                "@manager please look",
                only(complete, "/type", "COMMENT").at("/detail/text").asText());
        assertEquals(
                "manager",
                only(complete, "/detail/step", "HAND_OVER_ANSWERED").at("/by").asText());
        String words = only(complete, "/detail/step", "HAND_OVER_ASKED")
                .at("/detail/ref")
                .asText();
        assertEquals(
                "they want a pilot",
                rep.get(words).expect(200).body().get("note").asText());

        String company = rep.get("/api/leads/" + lead)
                .expect(200)
                .body()
                .at("/company/id")
                .asText();
        List<JsonNode> account = rep.items("/api/companies/%s/timeline?limit=200&atLeast=%s".formatted(company, event));
        assertTrue(account.stream()
                .anyMatch(entry -> entry.get("type").asText().equals("DEAL")
                        && entry.at("/detail/dealId").asText().equals(deal)));
        assertTrue(account.stream().anyMatch(entry -> entry.get("type").asText().equals("CAPTURE")));
        assertTrue(account.stream()
                .anyMatch(entry -> entry.at("/detail/step").asText().equals("HAND_OVER_ASKED")));
    }

    private static JsonNode only(JsonNode items, String pointer, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(entry -> entry.at(pointer).asText().equals(value))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one " + value);
                })
                .orElseThrow(() -> new AssertionError("no " + value + " in " + items));
    }

    private static Set<String> steps(JsonNode items) {
        var steps = new HashSet<String>();
        items.forEach(entry -> steps.add(entry.at("/detail/step").asText()));
        return steps;
    }

    private static Set<String> types(JsonNode items) {
        var types = new HashSet<String>();
        items.forEach(entry -> types.add(entry.get("type").asText()));
        return types;
    }
}
