package io.leadstream.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What three services do with a lead is told in one list, and a front end hears of it through the gateway. */
class LiveTimelineStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");

    @Test
    void whatHappensToALeadIsHeardAtOnceAndReadAgainInItsTimeline() throws Exception {
        String lead = captured();
        CompletableFuture<String> heard = listenFor(lead, "lead.lifecycle-changed.v1", "\"to\":\"SQL\"");
        rep.post("/api/leads/" + lead + "/comments", "{\"text\":\"@manager please look\"}")
                .expect(201);
        rep.post("/api/leads/activities/batch", """
                [{"leadId":"%1$s","type":"FORM_SUBMITTED","externalId":"f"},
                 {"leadId":"%1$s","type":"FORM_SUBMITTED","externalId":"f"}]""".formatted(lead)).expect(207);
        rep.put("/api/qualifications/%s/facts".formatted(lead), """
                {"budget":{"value":"50k"},"authority":{"value":"CEO"},"need":{"value":"yes"},
                 "timeline":{"value":"Q3"}}""").expect(200);
        rep.post("/api/qualifications/%s/accept".formatted(lead), "").expect(200);
        Answer qualified =
                rep.post("/api/qualifications/%s/qualify".formatted(lead), "").expect(200);
        String deal = dealOf(lead, qualified.event());

        assertTrue(heard.get(30, TimeUnit.SECONDS).contains(lead));
        rep.get("/api/leads/%s?atLeast=%s".formatted(lead, qualified.event())).expect(200);
        rep.get("/api/leads/%s?atLeast=pipeline-service/%s/1".formatted(lead, deal))
                .expect(200);
        List<JsonNode> timeline = timeline(lead);
        assertEquals(
                Set.of("CAPTURE", "ACTIVITY", "COMMENT", "SCORE", "LIFECYCLE", "DEAL"),
                timeline.stream().map(entry -> entry.get("type").asText()).collect(Collectors.toSet()));
        assertEquals(
                1,
                timeline.stream()
                        .filter(entry -> entry.get("type").asText().equals("ACTIVITY"))
                        .count());
        List<String> times =
                timeline.stream().map(entry -> entry.get("at").asText()).toList();
        assertEquals(
                times.stream().map(java.time.Instant::parse).sorted().toList(),
                times.stream().map(java.time.Instant::parse).toList());
    }

    private String captured() {
        Answer captured =
                rep.post("/api/leads", """
                        {"email":"p%s@robots-example.com","source":"WEB_FORM","jobTitle":"CEO"}""".formatted(UUID.randomUUID())).expect(201);
        String id = captured.body().get("id").asText();
        rep.get("/api/qualifications/%s?atLeast=%s".formatted(id, captured.event()))
                .expect(200);
        return id;
    }

    private String dealOf(String lead, String event) {
        return rep.get("/api/deals?leadId=%s&atLeast=%s".formatted(lead, event))
                .expect(200)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText();
    }

    private List<JsonNode> timeline(String lead) {
        JsonNode page = rep.get("/api/leads/%s/timeline?limit=200".formatted(lead))
                .expect(200)
                .body();
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    /** The data of the first event of a type that tells this. */
    private CompletableFuture<String> listenFor(String lead, String type, String detail) throws Exception {
        var client = HttpClient.newHttpClient();
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(leadstream.origin() + "/api/leads/stream?ids=" + lead))
                        .header("Authorization", "Bearer " + leadstream.token("rep"))
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        assertEquals(200, answer.statusCode());
        return CompletableFuture.supplyAsync(() -> {
            try (Stream<String> lines = answer.body()) {
                return lines.filter(line -> line.contains(type) && line.contains(detail))
                        .findFirst()
                        .orElseThrow(() -> new java.io.UncheckedIOException(new IOException("the stream ended")));
            } finally {
                client.shutdownNow();
            }
        });
    }
}
