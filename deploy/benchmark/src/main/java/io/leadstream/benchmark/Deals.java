package io.leadstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.local.test.RunningLeadstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A seeded import of deals until the forecast counts them all, and a rebuild of the forecast from all events. */
final class Imports {

    private static final int DEALS = 20_000;
    private static final long SEED = 42;
    private static final String[] STAGES = {
        "NEED_CONFIRMED", "FIT_EVALUATED", "DECISION_PROCESS_SHARED", "PROPOSAL_REVIEWED", "TERMS_AGREED"
    };
    private static final List<String> TOPICS = List.of("lead-events", "qualification-events", "deal-events");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final RunningLeadstream leadstream;

    Imports(RunningLeadstream leadstream) {
        this.leadstream = leadstream;
    }

    void measure(Table table) throws IOException, InterruptedException {
        try (var deals = new Http(leadstream.base() + 3, leadstream.token("revops"));
                var forecast = new Http(leadstream.base() + 4, leadstream.token("admin"))) {
            double seconds = importDeals(deals, forecast);
            table.row(
                    "%,d imported deals until the forecast counts them".formatted(DEALS),
                    "%,.0f deals/s".formatted(DEALS / seconds),
                    "",
                    Double.NaN);
            long events = eventCount();
            long start = System.nanoTime();
            awaitDone(forecast, forecast.postJson("/api/rebuilds", "").expect(202));
            double rebuilt = (System.nanoTime() - start) / 1e9;
            table.row(
                    "rebuild of the forecast from %,d events".formatted(events),
                    "%,.0f events/s".formatted(events / rebuilt),
                    "",
                    Double.NaN);
        }
    }

    private double importDeals(Http deals, Http forecast) throws IOException, InterruptedException {
        byte[] lines = lines();
        long start = System.nanoTime();
        deals.post("/api/deals/imports", "application/x-ndjson", lines).expect(202);
        long end = start + LIMIT.toNanos();
        while (counted(forecast) < DEALS) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the forecast does not count the imported deals");
            }
            Thread.sleep(100);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static long counted(Http forecast) throws IOException {
        return forecast.get("/api/conversion-rates?pipeline=standard")
                .expect(200)
                .json()
                .at("/groups/0/stages/0/entered")
                .asLong();
    }

    /** How many events the topics hold that a rebuild reads. */
    private long eventCount() {
        try (var consumer =
                new KafkaConsumer<>(leadstream.operator(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static void awaitDone(Http forecast, Http.Answer started) throws IOException, InterruptedException {
        String location = String.valueOf(started.headers().get("location"));
        String path = location.substring(location.indexOf("/api/"));
        while (true) {
            JsonNode rebuild = forecast.get(path).expect(200).json();
            switch (rebuild.get("state").asText()) {
                case "DONE" -> {
                    return;
                }
                case "FAILED" -> throw new IllegalStateException(rebuild.toString());
                default -> Thread.sleep(50);
            }
        }
    }

    private static byte[] lines() {
        var random = new Random(SEED);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        var lines = new StringBuilder();
        for (int i = 0; i < DEALS; i++) {
            Instant at = start.plusSeconds(random.nextInt(200 * 86_400));
            lines.append("{\"externalId\":\"b-")
                    .append(i)
                    .append("\",\"pipeline\":\"standard\",\"owner\":\"rep")
                    .append(i % 20)
                    .append("\",\"segments\":{\"product\":\"P")
                    .append(i % 7)
                    .append("\"},\"amount\":{\"amount\":\"")
                    .append(100 + random.nextInt(10_000))
                    .append(".00\",\"currency\":\"EUR\"},\"history\":[");
            int passed = 1 + random.nextInt(STAGES.length);
            for (int stage = 0; stage < passed; stage++) {
                lines.append(stage == 0 ? "" : ",")
                        .append("{\"stage\":\"")
                        .append(STAGES[stage])
                        .append("\",\"at\":\"")
                        .append(at)
                        .append("\"}");
                at = at.plusSeconds(3_600 + random.nextInt(10 * 86_400));
            }
            lines.append(']');
            if (random.nextInt(4) > 0) {
                boolean won = passed == STAGES.length && random.nextBoolean();
                lines.append(",\"closed\":{\"outcome\":\"")
                        .append(won ? "WON" : "LOST")
                        .append("\",\"at\":\"")
                        .append(at)
                        .append(won ? "\"}" : "\",\"reason\":\"NO_DECISION\"}");
            }
            lines.append("}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
