package io.leadstream.pipeline.methodology;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Deals that were closed before: imported, for deals opened here have no past. */
final class PastDeals {

    private final Api api;

    PastDeals(Api api) {
        this.api = api;
    }

    /** So many deals of a product, won a month ago by one rep, each as long after its opening. */
    void won(String product, int count, String amount, String currency, int cycleDays) {
        Instant closed = Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant opened = closed.minus(cycleDays, ChronoUnit.DAYS);
        String lines = IntStream.range(0, count)
                .mapToObj(i -> """
                        {"externalId":"%s","name":"D","pipeline":"standard","owner":"rep-%s","segments":{"product":"%s"},\
                        "amount":{"amount":"%s","currency":"%s"},"history":[{"stage":"NEED_CONFIRMED","at":"%s"}],\
                        "closed":{"outcome":"WON","at":"%s"}}""".formatted(UUID.randomUUID(), product, product, amount, currency, opened, closed))
                .collect(Collectors.joining("\n"));
        String id = api.as("revops")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/deals/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60)).until(() -> api.as("revops")
                .get("/api/deals/imports/" + id)
                .jsonPath()
                .getString("state")
                .equals("DONE"));
        assertEquals(
                count,
                api.as("revops").get("/api/deals/imports/" + id).jsonPath().getInt("accepted"));
    }
}
