package io.leadstream.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadstream.benchmark.pipeline.DealLives;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts deals on the topic as pipeline-service's outbox would, and waits until the forecast has taken them in. */
final class FigureDeals {

    private static final String TOPIC = "deal-events";
    private static final long STEP_MILLIS = 1_000;
    private static final int QUIET_STEPS = 10;

    private final Subject subject;
    private final String pipeline;

    FigureDeals(Subject subject, String pipeline) {
        this.subject = subject;
        this.pipeline = pipeline;
    }

    /** Whether the data of an earlier run hold them. */
    boolean known() throws SQLException {
        return !state().isEmpty();
    }

    /** Returns how many stages they entered. */
    long publish(int deals) {
        var lives = new DealLives(pipeline);
        long entries = 0;
        var settings = new HashMap<>(subject.leadstream().operator());
        settings.put("acks", "all");
        settings.put("linger.ms", 20);
        settings.put("compression.type", "zstd");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            send(producer, pipeline, "pipeline.published.v1", lives.published());
            for (int i = 0; i < deals; i++) {
                var life = lives.life(i);
                send(producer, life.deal(), "deal.imported.v1", life.event());
                entries += life.entries();
            }
            producer.flush();
        }
        return entries;
    }

    private static void send(KafkaProducer<String, byte[]> producer, String key, String type, String event) {
        var message = new ProducerRecord<>(TOPIC, null, key, event.getBytes(UTF_8));
        String time = "2026-11-01T00:00:00Z";
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString(),
                        "ce_source",
                        "pipeline-service",
                        "ce_type",
                        type,
                        "ce_time",
                        time,
                        "ce_knownat",
                        time,
                        "ce_subject",
                        key,
                        "ce_sequence",
                        "1",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        var unused = producer.send(message, (_, failure) -> {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        });
    }

    /** Until all are read and counted, and cells are no longer folded. */
    void awaitCounted() throws Exception {
        try (var backlog = new Backlog(subject)) {
            backlog.awaitNone();
        }
        String before = "";
        for (int quiet = 0; quiet < QUIET_STEPS; quiet++) {
            Thread.sleep(STEP_MILLIS);
            String now = state();
            if (!now.equals(before) || !now.startsWith("counted")) {
                quiet = -1;
            }
            before = now;
        }
    }

    /** How far counting is, and what is left to fold. */
    private String state() throws SQLException {
        String schema = one("select schema_name from live_projection");
        return one("""
                select case when up_to is null then 'counted' else up_to end || ' ' || (select count(*) from %1$s.cell_change)
                from %1$s.counted_ladder where pipeline = '%2$s'""".formatted(schema, pipeline));
    }

    private String one(String sql) throws SQLException {
        try (var connection = subject.database("forecast");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
