package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A manager looks at what slows sales down and loses them, and moves the deal on that had been forgotten. */
class ReportsStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api manager = Api.of(leadstream, "manager");
    private final Api revops = Api.of(leadstream, "revops");
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String pipeline = "reports-" + mark;

    @Test
    void aForgottenDealIsFoundAmongTheReportsAndMovedOn() {
        publishPipeline();
        imported();

        JsonNode speed = first("/api/velocity", "&from=2026-02-01&to=2026-03-01&asOf=2026-02-28");
        assertEquals(1, speed.at("/currencies/0/won").asInt());
        assertEquals("1200.00", speed.at("/currencies/0/meanWon/amount").asText());
        assertEquals(2, speed.at("/currencies/0/open").asInt(), "the one to be won in February and the forgotten one");

        JsonNode losses = first("/api/loss-reasons", "");
        assertEquals("COMPETITOR", losses.at("/kinds/0/kind").asText());
        assertEquals("TRIED", losses.at("/stages/0/stage").asText());

        JsonNode ways = first("/api/variants", "").at("/variants/0");
        assertEquals(List.of("ASKED", "TRIED"), texts(ways.get("path")));
        JsonNode skips = first("/api/conformance", "").get("skips");
        assertEquals(1, skips.get("events").asInt(), "one was won from the first stage");

        JsonNode forgotten = stalled("").at("/items/0");
        assertEquals("rep-forgetful", forgotten.get("owner").asText());
        assertEquals("ASKED", forgotten.get("stage").asText());
        assertTrue(forgotten.get("beyondDays").asDouble() > 100, forgotten::toString);
        assertEquals(
                0,
                stalled("&atLeast=" + movedOn(forgotten.get("dealId").asText()))
                        .get("items")
                        .size());
    }

    private void publishPipeline() {
        revops.post("/api/pipelines", """
                        {"key":"%s","name":"Reports %s","standards":"warn","stages":[
                          {"key":"ASKED","name":"Need confirmed","phase":"SALE"},
                          {"key":"TRIED","name":"Product evaluated","phase":"SALE"}]}""".formatted(pipeline, mark)).expect(201);
    }

    /** Five that went on within two days and were lost, one won the short way, and one that nobody looked after. */
    private void imported() {
        var lines = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            lines.append(line(
                    "lost-" + i,
                    "rep-busy",
                    "{\"stage\":\"ASKED\",\"at\":\"2026-01-0%1$dT09:00:00Z\"},{\"stage\":\"TRIED\",\"at\":\"2026-01-1%1$dT09:00:00Z\"}"
                            .formatted(i),
                    ",\"closed\":{\"outcome\":\"LOST\",\"at\":\"2026-01-20T09:00:00Z\",\"reason\":\"COMPETITOR\"}"));
        }
        lines.append(line(
                "won",
                "rep-busy",
                "{\"stage\":\"ASKED\",\"at\":\"2026-01-12T09:00:00Z\"}",
                ",\"closed\":{\"outcome\":\"WON\",\"at\":\"2026-02-11T09:00:00Z\","
                        + "\"amount\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}}"));
        lines.append(line("forgotten", "rep-forgetful", "{\"stage\":\"ASKED\",\"at\":\"2026-01-15T09:00:00Z\"}", ""));
        String job = revops.upload("/api/deals/imports", "application/x-ndjson", lines.toString())
                .expect(202)
                .location();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        "DONE", revops.get(job).expect(200).body().get("state").asText()));
        assertEquals(7, revops.get(job).body().get("accepted").asInt());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertEquals(7, first("/api/variants", "").get("deals").asInt()));
    }

    private String line(String name, String owner, String history, String closed) {
        return "{\"externalId\":\"%s-%s\",\"name\":\"%s\",\"pipeline\":\"%s\",\"owner\":\"%s\",\"history\":[%s]%s}\n"
                .formatted(mark, name, name, pipeline, owner, history, closed);
    }

    private JsonNode first(String figure, String more) {
        return manager.get(figure + "?pipeline=" + pipeline + more)
                .expect(200)
                .body()
                .at("/groups/0");
    }

    private JsonNode stalled(String more) {
        return manager.get("/api/stalled-deals?pipeline=" + pipeline + more)
                .expect(200)
                .body();
    }

    private String movedOn(String deal) {
        return manager.post(
                        "/api/deals/" + deal + "/moves",
                        "{\"toStage\":\"TRIED\",\"override\":{\"reason\":\"seen\"}}",
                        "If-Match",
                        manager.get("/api/deals/" + deal).expect(200).etag())
                .expect(200)
                .event();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
