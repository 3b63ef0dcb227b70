package io.leadstream.qualification;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How much and how fast, on demand: {@code -Dleadstream.scale=true}. */
@RealStack
@EnabledIfSystemProperty(named = "leadstream.scale", matches = "true")
class ScaleTest {

    private static final Logger LOG = Logger.getLogger(ScaleTest.class);
    private static final int BURST = 10_000;
    private static final int STEADY = 500;
    private static final Duration PACE = Duration.ofMillis(20);

    private LeadService leadService;

    @BeforeEach
    void start() {
        Stack.current().awaitPublishing();
        leadService = new LeadService();
        burst(500); // warms up
    }

    @AfterEach
    void stop() {
        leadService.close();
    }

    @Test
    void aBurstIsKeptPaceWith() {
        long nanos = burst(BURST);

        LOG.infof("burst: %d captures in %d ms, %.0f a second", BURST, nanos / 1_000_000, BURST * 1e9 / nanos);
    }

    @Test
    void aHotLeadIsKeptPaceWith() {
        UUID lead = LeadService.newId();
        leadService.capturedCold(lead, Instant.now());
        long begun = System.nanoTime();
        IntStream.range(0, BURST).forEach(i -> leadService.did(lead, "WEB_VISIT", Instant.now(), Instant.now()));
        awaitCount("select count(*) from lead_activity where lead_id = '" + lead + "'", BURST);
        long nanos = System.nanoTime() - begun;

        LOG.infof("one lead: %d activities in %d ms, %.0f a second", BURST, nanos / 1_000_000, BURST * 1e9 / nanos);
    }

    @Test
    void aSteadyStreamIsSeenSoon() throws InterruptedException {
        var latencies = new ArrayList<Double>();
        for (int i = 0; i < STEADY; i++) {
            UUID lead = LeadService.newId();
            long begun = System.nanoTime();
            var captured = leadService.captured(lead, Instant.now());
            Api.as("rep").read(lead, captured).statusCode(200);
            latencies.add((System.nanoTime() - begun) / 1e6);
            Thread.sleep(PACE);
        }
        Collections.sort(latencies);

        LOG.infof(
                "topic to visible: median %.1f ms, p99 %.1f ms",
                latencies.get(STEADY / 2), latencies.get(STEADY * 99 / 100));
        assertEquals(STEADY, latencies.size());
    }

    /** Captures leads, one activity each, and waits until all are scored. */
    private long burst(int count) {
        List<UUID> leads =
                IntStream.range(0, count).mapToObj(i -> LeadService.newId()).toList();
        long before = count("select count(*) from lead_score");
        long begun = System.nanoTime();
        leads.forEach(lead -> leadService.captured(lead, Instant.now()));
        leadService.flush();
        awaitCount("select count(*) from lead_score", before + count);
        return System.nanoTime() - begun;
    }

    private static void awaitCount(String sql, long expected) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(sql) == expected);
    }

    private static long count(String sql) {
        return Long.parseLong(Stack.current().psql(sql).getFirst());
    }
}
