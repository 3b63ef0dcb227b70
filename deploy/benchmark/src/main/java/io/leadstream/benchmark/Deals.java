package io.leadstream.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A seeded import of deals until the forecast counts them all, and a rebuild of the forecast from all events. */
final class Deals implements Measurement {

    private static final int DEALS = 20_000;
    private static final long SEED = 42;
    private static final String[] STAGES = {
        "NEED_CONFIRMED", "FIT_EVALUATED", "DECISION_PROCESS_SHARED", "PROPOSAL_REVIEWED", "TERMS_AGREED"
    };
    private static final List<String> TOPICS = List.of("lead-events", "qualification-events", "deal-events");

    private final Subject subject;

    /** So that the same data folder takes them again as others. */
    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    Deals(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var deals = subject.pipeline("revops");
                var forecast = subject.forecast("admin")) {
            double seconds = importDeals(deals, forecast);
            table.row(
                    "%,d imported deals until the forecast counts them".formatted(DEALS),
                    "%,.0f deals/s".formatted(DEALS / seconds));
            long events = eventCount();
            long start = System.nanoTime();
            String rebuild = forecast.postJson("/api/rebuilds", "").expect(202).location();
            Progress.await("rebuild", 1, () -> isDone(forecast, rebuild) ? 1 : 0);
            table.row(
                    "rebuild of the forecast from %,d events".formatted(events),
                    "%,.0f events/s".formatted(events / Progress.secondsSince(start)));
        }
    }

    private double importDeals(Http deals, Http forecast) throws Exception {
        byte[] lines = lines();
        long before = counted(forecast);
        long start = System.nanoTime();
        deals.post("/api/deals/imports", "application/x-ndjson", lines).expect(202);
        Progress.await("imported deals that the forecast counts", before + DEALS, () -> counted(forecast));
        return Progress.secondsSince(start);
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
        try (var consumer = new KafkaConsumer<>(
                subject.leadstream().operator(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static boolean isDone(Http forecast, String rebuild) throws IOException {
        var shown = forecast.get(rebuild).expect(200).json();
        String state = shown.get("state").asText();
        if (state.equals("FAILED")) {
            throw new IllegalStateException(shown.toString());
        }
        return state.equals("DONE");
    }

    private byte[] lines() {
        var random = new Random(SEED);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        var lines = new StringBuilder();
        for (int i = 0; i < DEALS; i++) {
            appendDeal(lines, i, start.plusSeconds(random.nextInt(200 * 86_400)), random);
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void appendDeal(StringBuilder lines, int i, Instant opened, Random random) {
        lines.append("""
                {"externalId":"b-%s%d","pipeline":"standard","owner":"rep%d","segments":{"product":"P%d"},\
                "amount":{"amount":"%d.00","currency":"EUR"},"history":[""".formatted(mark, i, i % 20, i % 7, 100 + random.nextInt(10_000)));
        Instant at = opened;
        int passed = 1 + random.nextInt(STAGES.length);
        for (int stage = 0; stage < passed; stage++) {
            lines.append(stage == 0 ? "" : ",").append("{\"stage\":\"%s\",\"at\":\"%s\"}".formatted(STAGES[stage], at));
            at = at.plusSeconds(3_600 + random.nextInt(10 * 86_400));
        }
        lines.append(']');
        if (random.nextInt(4) > 0) {
            boolean won = passed == STAGES.length && random.nextBoolean();
            lines.append(",\"closed\":{\"outcome\":\"%s\",\"at\":\"%s\"%s}"
                    .formatted(won ? "WON" : "LOST", at, won ? "" : ",\"reason\":\"NO_DECISION\""));
        }
        lines.append("}\n");
    }
}
