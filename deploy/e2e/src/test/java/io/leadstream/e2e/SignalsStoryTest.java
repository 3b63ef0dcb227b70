package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Listener.Heard;
import io.leadstream.local.test.RunningLeadstream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Sales change, and whoever should know is told: a figure moves on a stream, an alert reaches Kafka. */
class SignalsStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api manager = Api.of(leadstream, "manager");
    private final Api revops = Api.of(leadstream, "revops");
    private final Topics topics = new Topics(leadstream.operator());
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aDealMovesTheFigureThatSomebodyFollows() {
        String figure = "win-rates?pipeline=standard&where=owner:" + mark;
        try (Listener page = Listener.toFigures(rep, "?follow=" + URLEncoder.encode(figure, StandardCharsets.UTF_8))) {
            assertEquals(Optional.empty(), open(figureOn(page)));
            rep.post("/api/deals", "{\"name\":\"Acme\",\"owner\":\"%s\"}".formatted(mark))
                    .expect(201);
            Heard moved = figureOn(page);
            assertEquals(Optional.of(1), open(moved));
            assertEquals(figure, moved.data().get("follow").asText());
        }
        String csv =
                rep.get("/api/" + figure + "&format=csv").expect(200).response().body();
        assertTrue(csv.startsWith("\"asOf\","), csv);
    }

    private static Heard figureOn(Listener page) {
        return page.next(heard -> heard.type().equals("figure"));
    }

    private static Optional<Integer> open(Heard figure) {
        return Optional.of(figure.data().at("/figure/groups/0/open").asInt()).filter(open -> open > 0);
    }

    @Test
    void aSellerWhoLosesMoreThanBeforeIsAnAlertUntilSomebodyTakesNoteOfIt() {
        String pipeline = "signals-" + mark;
        revops.post("/api/pipelines", """
                        {"key":"%s","name":"Signals %s","standards":"warn","stages":[
                          {"key":"ASKED","name":"Need confirmed","phase":"SALE"},
                          {"key":"TRIED","name":"Product evaluated","phase":"SALE"}]}""".formatted(pipeline, mark)).expect(201);
        String deals = deals(pipeline, 200, 100, 80) + deals(pipeline, 30, 60, 12);
        String job = revops.upload("/api/deals/imports", "application/x-ndjson", deals)
                .expect(202)
                .location();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertEquals(
                        "DONE", revops.get(job).expect(200).body().get("state").asText()));
        await().atMost(LIMIT).untilAsserted(() -> assertEquals(160, entered(pipeline)));
        JsonNode alert = await().atMost(LIMIT)
                .until(() -> evaluated(pipeline), Optional::isPresent)
                .orElseThrow();
        assertEquals("ASKED", alert.get("stage").asText());
        assertEquals(0.2, alert.at("/figures/recent/value").asDouble(), 1e-9);

        String id = alert.get("id").asText();
        JsonNode opened = topics.awaitEvent("forecast-events", id, "alert.opened.v1");
        assertEquals(alert.get("figures"), opened.get("figures"));
        manager.post("/api/forecast-alerts/" + id + "/acknowledgement", "{\"note\":\"we talk on Friday\"}")
                .expect(200);
        assertEquals(
                "manager",
                topics.awaitEvent("forecast-events", id, "alert.acknowledged.v1")
                        .get("by")
                        .asText());
    }

    /** So many deals that were asked a while ago, of which so many were tried the next day. */
    private String deals(String pipeline, int daysAgo, int number, int tried) {
        Instant asked = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(daysAgo, ChronoUnit.DAYS);
        String next = ",{\"stage\":\"TRIED\",\"at\":\"%s\"}".formatted(asked.plus(1, ChronoUnit.DAYS));
        return IntStream.range(0, number)
                .mapToObj(i -> """
                        {"externalId":"%s-%d-%d","name":"Deal","pipeline":"%s","owner":"%s","source":"PARTNER","history":[{"stage":"ASKED","at":"%s"}%s]}
                        """.formatted(mark, daysAgo, i, pipeline, mark, asked, i < tried ? next : ""))
                .collect(Collectors.joining());
    }

    private int entered(String pipeline) {
        return rep.get("/api/conversion-rates?pipeline=" + pipeline)
                .expect(200)
                .body()
                .at("/groups/0/stages/0/entered")
                .asInt();
    }

    /** What an evaluation finds of the whole pipeline; another one may be under way. */
    private Optional<JsonNode> evaluated(String pipeline) {
        int status = revops.post("/api/forecast-alerts/evaluations", "").status();
        assertTrue(List.of(200, 503).contains(status), "status " + status);
        JsonNode items = rep.get("/api/forecast-alerts?kind=STAGE_CONVERSION&pipeline=" + pipeline)
                .expect(200)
                .body()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(alert -> !alert.has("segment"))
                .findFirst();
    }
}
