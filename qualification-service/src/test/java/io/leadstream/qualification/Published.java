package io.leadstream.qualification;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.local.test.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on qualification-events, from the first event on. */
final class Published implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;
    private final List<Event> seen = new ArrayList<>();

    /** One event as a reader sees it. */
    record Event(String key, String type, JsonNode body, ConsumerRecord<String, String> message) {

        String header(String name) {
            return new String(
                    Objects.requireNonNull(message.headers().lastHeader(name), name)
                            .value(),
                    StandardCharsets.UTF_8);
        }
    }

    Published() {
        this("qualification-events");
    }

    Published(String topic) {
        this.consumer = new KafkaConsumer<>(
                new HashMap<>(Stack.current().kafka()), new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits for an event about a subject. */
    Event awaitAbout(UUID subject, String type, Predicate<JsonNode> which) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> about(subject).stream()
                                .filter(event -> event.type().equals(type) && which.test(event.body()))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    /** What there is about a subject now, in order. */
    List<Event> about(UUID subject) {
        poll();
        return seen.stream()
                .filter(event -> event.key().equals(subject.toString()))
                .toList();
    }

    /** The moves of a lead so far. */
    List<String> moves(UUID lead) {
        return about(lead).stream()
                .filter(event -> event.type().equals("lead.lifecycle-changed.v1"))
                .map(event -> event.body().path("to").asText())
                .toList();
    }

    List<Event> all() {
        poll();
        return List.copyOf(seen);
    }

    private void poll() {
        var messages = consumer.poll(Duration.ofMillis(100));
        for (var message : messages) {
            seen.add(event(message));
        }
    }

    private static Event event(ConsumerRecord<String, String> message) {
        try {
            var type = message.headers().lastHeader("ce_type");
            return new Event(
                    message.key(),
                    type == null ? "" : new String(type.value(), StandardCharsets.UTF_8),
                    JSON.readTree(message.value()),
                    message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
