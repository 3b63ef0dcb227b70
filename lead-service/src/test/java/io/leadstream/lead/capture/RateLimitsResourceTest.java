package io.leadstream.lead.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.lead.LeadApi;
import io.leadstream.lead.StackTest;
import io.leadstream.lead.source.CaptureSource;
import io.leadstream.lead.source.CaptureSources;
import io.leadstream.messaging.Sql;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rate of a source holds for all instances together. */
@StackTest
class RateLimitsResourceTest {

    private final LeadApi api = new LeadApi();

    @Inject
    Sql sql;

    @Inject
    CaptureSources sources;

    @Test
    void twoInstancesShareARate() {
        var one = new RateLimits(sql, Clock.systemUTC());
        var other = new RateLimits(sql, Clock.systemUTC());
        CaptureSource source = source(20);
        var passed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 80)
                    .forEach(i -> threads.execute(() -> {
                        try {
                            (i % 2 == 0 ? one : other).require(source);
                            passed.incrementAndGet();
                        } catch (HttpProblem refused) {
                            assertEquals(429, refused.getStatusCode());
                        }
                    }));
        }

        // as much again becomes free in a minute
        assertTrue(passed.get() >= 20 && passed.get() <= 22, passed + " passed");
    }

    @Test
    void aShareBecomesFreeAgain() {
        var limits = new RateLimits(sql, Clock.systemUTC());
        CaptureSource source = source(1);
        limits.require(source);

        HttpProblem refused = assertThrows(HttpProblem.class, () -> limits.require(source));

        int wait = Integer.parseInt(String.valueOf(refused.getHeaders().get("Retry-After")));
        assertTrue(wait > 50 && wait <= 61, wait + " s");
        api.stack()
                .psql("update form_rate set free_at = free_at - interval '1 minute' where source_key = '%s'"
                        .formatted(source.key()));
        new RateLimits(sql, Clock.systemUTC()).require(source);
    }

    private CaptureSource source(int rate) {
        String key = "r-" + UUID.randomUUID().toString().substring(0, 8);
        api.as("admin")
                .body("{\"key\":\"%s\",\"name\":\"A form\",\"source\":\"CHAT\",\"ratePerMinute\":%d}"
                        .formatted(key, rate))
                .post("/api/sources")
                .then()
                .statusCode(201);
        return sources.byKey(key).orElseThrow();
    }
}
