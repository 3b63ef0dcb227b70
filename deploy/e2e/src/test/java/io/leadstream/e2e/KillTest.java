package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** kill -9 of everything in the middle of a stream of leads: nothing accepted is lost, nothing counts twice. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class KillTest {

    private static final int LEADS = 2_000;
    private static final int CALLERS = 8;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> VICTIMS = List.of(
            "qualification-service",
            "connect",
            "lead-service",
            "kafka",
            "forecast-service",
            "postgres",
            "pipeline-service");

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api revops = Api.of(leadstream, "revops");
    private final String mark = "k" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<Integer, String> accepted = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void everyAcceptedLeadIsCapturedOnceScoredOnceAndCountedOnce() {
        await("earlier leads counted").atMost(LIMIT).until(() -> lag() == 0);
        int before = counted();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, CALLERS).forEach(i -> callers.execute(this::stream));
            for (int i = 0; i < VICTIMS.size(); i++) {
                int reached = LEADS * (i + 1) / (VICTIMS.size() + 1);
                await().atMost(LIMIT).until(() -> accepted.size() >= reached);
                leadstream.kill(VICTIMS.get(i));
            }
        }

        assertEquals(LEADS, accepted.size());
        assertEquals(LEADS, accepted.values().stream().distinct().count(), "one lead each");
        await("counted once").atMost(LIMIT).ignoreExceptions().until(() -> counted() >= before + LEADS && lag() == 0);
        assertEquals(before + LEADS, counted());
        accepted.values().parallelStream().forEach(this::assertCapturedAndScoredOnce);
    }

    /** Other stories need all services; those that were killed last may still be on their way. */
    @AfterEach
    void everybodyIsBack() {
        for (String service : List.of("lead", "qualification", "pipeline", "forecast")) {
            String ready = "/%s-service/q/health/ready".formatted(service);
            await(service)
                    .atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> rep.get(ready).status() == 200);
        }
    }

    private void stream() {
        for (int i = next.getAndIncrement(); i < LEADS; i = next.getAndIncrement()) {
            accepted.put(i, capture(i));
        }
    }

    /** A caller who is not answered asks again, under the same key. */
    private String capture(int i) {
        String body = "{\"email\":\"%s-%d@kill-example.com\",\"source\":\"WEB_FORM\"}".formatted(mark, i);
        return await("lead " + i)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(
                        () -> {
                            Answer answer = rep.post("/api/leads", body, "Idempotency-Key", mark + i);
                            return answer.status() == 201
                                    ? answer.body().get("id").asText()
                                    : "";
                        },
                        id -> !id.isEmpty());
    }

    private void assertCapturedAndScoredOnce(String lead) {
        assertEquals(
                1,
                rep.get("/api/leads/" + lead).expect(200).body().get("touches").asInt());
        JsonNode scored = rep.get("/api/qualifications/" + lead).expect(200).body();
        assertEquals("IQL", scored.get("lifecycle").asText());
        assertTrue(scored.get("score").has("grade"), scored.toString());
    }

    private int counted() {
        return revops.get("/api/conversion-rates?pipeline=lead-lifecycle")
                .expect(200)
                .body()
                .at("/groups/0/stages/0/entered")
                .asInt();
    }

    private long lag() {
        JsonNode freshness = revops.get("/api/conversion-rates?pipeline=lead-lifecycle")
                .expect(200)
                .body()
                .get("freshness");
        return freshness.get("lagEvents").asLong();
    }
}
