package io.leadstream.pipeline;

import io.leadstream.local.test.Stack;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A topic, read from its beginning and written to as another service would. */
public final class Topic {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Stack stack;
    private final String name;

    public Topic(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
    }

    /** An event as a reader sees it. */
    public record Seen(String type, long sequence, Instant occurredAt, Instant knownAt, JsonObject payload) {}

    /** Waits until there are so many events of a key, and returns them in order. */
    public List<Seen> await(String key, int count) {
        return Awaitility.await().atMost(LIMIT).until(() -> of(key), seen -> seen.size() >= count);
    }

    /** The events of a key so far. */
    public List<Seen> of(String key) {
        List<Seen> found = new ArrayList<>();
        for (ConsumerRecord<String, String> message : all()) {
            if (key.equals(message.key())) {
                found.add(new Seen(
                        header(message, "ce_type"),
                        Long.parseLong(header(message, "ce_sequence")),
                        Instant.parse(header(message, "ce_time")),
                        Instant.parse(header(message, "ce_knownat")),
                        new JsonObject(message.value())));
            }
        }
        return found;
    }

    /** Everything on the topic, partition by partition. */
    public List<ConsumerRecord<String, String>> all() {
        Map<String, Object> settings = new HashMap<>(stack.kafka());
        settings.put("enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(p -> new TopicPartition(name, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> read = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            return read;
        }
    }

    /** Publishes an event about a subject, as its {@code sequence}-th. */
    public void publish(String source, String subject, long sequence, String type, Instant occurredAt, String payload) {
        Map<String, Object> settings = new HashMap<>(stack.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(name, subject, payload.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_source",
                            source,
                            "ce_type",
                            type,
                            "ce_time",
                            occurredAt.toString(),
                            "ce_knownat",
                            occurredAt.plusSeconds(1).toString(),
                            "ce_subject",
                            subject,
                            "ce_sequence",
                            Long.toString(sequence),
                            "content-type",
                            "application/json")
                    .forEach((header, value) -> message.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(ConsumerRecord<String, String> message, String header) {
        return new String(message.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }
}
