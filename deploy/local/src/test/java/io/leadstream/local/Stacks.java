package io.leadstream.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** One backbone for all tests of this module, with the outbox that messaging makes in every service's database. */
final class Stacks {
    static final String TOPIC = "test-events";
    private static final TestBackbone BACKBONE = TestBackbone.start("test");

    static {
        migrate();
    }

    private Stacks() {}

    static TestBackbone test() {
        return BACKBONE;
    }

    /** As the service's own role does it at its start. */
    private static void migrate() {
        try (var connection = asService();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(
                    Installation.find().root().resolve("messaging/src/main/resources/db/outbox/V0_1__outbox.sql")));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection asService() throws SQLException {
        var settings = BACKBONE.serviceSettings();
        return DriverManager.getConnection(
                settings.getOrDefault("quarkus.datasource.jdbc.url", ""),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    /** Commits one event and returns its id, which is its key and subject too. */
    static String insertEvent(String payload, @Nullable String traceparent) throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = asService();
                var insert = connection.prepareStatement("""
                        insert into outbox(id, topic, key, type, source, subject, sequence, occurred_at, known_at,
                                           traceparent, payload)
                        values (?, ?, ?, 'thing.happened.v1', 'test-service', ?, 7,
                                '2026-03-01T10:00:00.123456Z', '2026-03-01T11:00:00Z', ?, ?)
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, TOPIC);
            insert.setString(3, id.toString());
            insert.setString(4, id.toString());
            insert.setString(5, traceparent);
            insert.setString(6, payload);
            insert.executeUpdate();
        }
        return id.toString();
    }

    /** Waits for the event with this key. */
    static ConsumerRecord<String, byte[]> eventOf(String key) {
        try (var consumer =
                new KafkaConsumer<>(BACKBONE.kafka("admin"), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, 12)
                    .mapToObj(n -> new TopicPartition(TOPIC, n))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < end) {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(event.key())) {
                        return event;
                    }
                }
            }
        }
        throw new AssertionError("no event with key " + key + " came within 20 s");
    }

    static Map<String, String> headers(ConsumerRecord<String, byte[]> event) {
        var headers = new HashMap<String, String>();
        for (var header : event.headers()) {
            headers.put(header.key(), header.value() == null ? "(null)" : new String(header.value(), UTF_8));
        }
        return headers;
    }
}
