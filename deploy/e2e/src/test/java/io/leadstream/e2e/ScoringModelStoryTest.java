package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marketing changes how leads are scored: tried on the past first, then for everybody, while leads go on coming. */
class ScoringModelStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final String MODELS = "/api/scoring-models";

    /** No other story's leads do this, so that what it counts for changes ours alone. */
    private static final String ACTIVITY = "SOCIAL_FOLLOW";

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api marketing = Api.of(leadstream, "marketing");
    private final Topics topics = new Topics(leadstream.operator());
    private final Sales sales = Sales.of(leadstream);

    private String lead = "";
    private double before;

    @BeforeEach
    void somebodyFollowsUs() {
        lead = sales.captured("{\"email\":\"%s@model.example\",\"source\":\"SOCIAL\"}".formatted(UUID.randomUUID()));
        before = sales.did(lead, ACTIVITY).at("/score/engagement").asDouble();
    }

    @Test
    void aRehearsalSaysWhoWouldBeMqlAndChangesNothingLive() {
        String draft = draft(30);
        List<Long> ends = quietEnds();

        JsonNode found = rehearsed(draft);

        assertEquals(ends, ends(), "nothing was published");
        JsonNode live = rep.get("/api/qualifications/" + lead).expect(200).body();
        assertEquals(before, live.at("/score/engagement").asDouble(), 0.01);
        assertEquals(30, scoredBy(draft), 0.01, "by the draft it would be that");
        assertNotEquals(0, found.at("/result/leads").asInt(), found.toString());
        assertEquals("REHEARSED", model(draft).get("state").asText());
    }

    @Test
    void anActivatedVersionScoresEverybodyAnewAlsoOnTheCardsOfAnotherService() {
        double points = before < 8 ? 9 : 4;
        String draft = draft((int) points);
        marketing.post(draft + "/activation", "").expect(409); // first it is rehearsed
        rehearsed(draft);

        marketing.post(draft + "/activation", "").expect(202);

        JsonNode progress = await().atMost(LIMIT)
                .until(
                        () -> rep.get(draft + "/activation").expect(200).body(),
                        activation -> activation.get("state").asText().equals("DONE"));
        assertEquals(progress.get("total"), progress.get("done"));
        int version = model(draft).get("version").asInt();
        JsonNode scored = await().atMost(LIMIT)
                .until(
                        () -> topics.events("qualification-events", lead, "lead.scored.v1")
                                .getLast(),
                        event -> event.get("modelVersion").asInt() == version);
        assertEquals(points, scored.get("engagement").asDouble(), 0.01);
        await().atMost(LIMIT).until(() -> Math.abs(onTheCard() - points) < 0.01);
        assertEquals("ACTIVE", model(draft).get("state").asText());
    }

    /** What counts now, but with other points for the activity; returns the draft's path. */
    private String draft(int points) {
        JsonNode active = marketing.items(MODELS + "?limit=200").stream()
                .filter(model -> model.get("state").asText().equals("ACTIVE"))
                .findFirst()
                .orElseThrow();
        ObjectNode definition = active.get("definition").deepCopy();
        for (JsonNode rule : definition.at("/engagement/activities")) {
            if (rule.get("type").asText().equals(ACTIVITY)) {
                ((ObjectNode) rule).put("points", points);
            }
        }
        return marketing
                .post(MODELS, "{\"definition\":%s}".formatted(definition))
                .expect(201)
                .location();
    }

    private JsonNode rehearsed(String draft) {
        String rehearsal = marketing
                .post(draft + "/rehearsals", "{\"months\":1}")
                .expect(202)
                .location();
        return await().atMost(LIMIT).until(() -> rep.get(rehearsal).expect(200).body(), found -> found.get("state")
                .asText()
                .equals("DONE"));
    }

    private JsonNode model(String path) {
        return rep.get(path).expect(200).body();
    }

    private double scoredBy(String draft) {
        return rep.get("/api/qualifications/%s?modelVersion=%s"
                        .formatted(lead, model(draft).get("version")))
                .expect(200)
                .body()
                .at("/score/engagement")
                .asDouble();
    }

    private double onTheCard() {
        return rep.get("/api/leads/" + lead)
                .expect(200)
                .body()
                .at("/score/engagement")
                .asDouble();
    }

    /** Where the topics end, once all that went before is published. */
    private List<Long> quietEnds() {
        var seen = new AtomicReference<List<Long>>();
        return await().atMost(LIMIT).pollInterval(QUIET).until(this::ends, ends -> ends.equals(seen.getAndSet(ends)));
    }

    private List<Long> ends() {
        return List.of(topics.end("lead-events"), topics.end("qualification-events"), topics.end("deal-events"));
    }
}
