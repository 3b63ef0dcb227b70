package io.leadstream.forecast.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadstream.forecast.stories.Story;
import io.leadstream.local.test.Stack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as the other services' outboxes do; each subject has its own sequence. */
final class Topics implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final List<Future<RecordMetadata>> pending = new ArrayList<>();
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    Topics() {
        producer = new KafkaProducer<>(
                new HashMap<>(Stack.current().kafka()), new StringSerializer(), new ByteArraySerializer());
    }

    /** An event whose place among its subject's events is known. */
    record Sent(String topic, String source, String subject, long sequence, String type, Instant at, String payload) {
        String ref() {
            return source + "/" + subject + "/" + sequence;
        }
    }

    Sent deal(String deal, String type, double day, String payload) {
        return send("deal-events", "pipeline-service", deal, type, Story.day(day), payload);
    }

    Sent deal(String deal, String type, Instant at, String payload) {
        return send("deal-events", "pipeline-service", deal, type, at, payload);
    }

    Sent lead(String lead, String type, double day, String payload) {
        return send("lead-events", "lead-service", lead, type, Story.day(day), payload);
    }

    Sent qualification(String lead, String type, double day, String payload) {
        return send("qualification-events", "qualification-service", lead, type, Story.day(day), payload);
    }

    private Sent send(String topic, String source, String subject, String type, Instant at, String payload) {
        long sequence = sequences.merge(source + subject, 1L, Long::sum);
        return again(new Sent(topic, source, subject, sequence, type, at, payload));
    }

    /** A pipeline with the SALE stages ONE and TWO. */
    Sent pipeline(String key, String... stages) {
        var list = new StringBuilder();
        for (int i = 0; i < stages.length; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"key\":\"%s\",\"name\":\"%s\",\"phase\":\"SALE\",\"rank\":%d}"
                            .formatted(stages[i], stages[i], i + 1));
        }
        return deal(
                key,
                "pipeline.published.v1",
                0,
                "{\"key\":\"%s\",\"name\":\"%s\",\"version\":1,\"default\":false,\"stages\":[%s]}"
                        .formatted(key, key, list));
    }

    /** Delivers an event, perhaps not for the first time. */
    Sent again(Sent event) {
        var message = new ProducerRecord<>(
                event.topic(), null, event.subject(), event.payload().getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id",
                                UUID.nameUUIDFromBytes(event.ref().getBytes(UTF_8))
                                        .toString(),
                        "ce_source", event.source(),
                        "ce_type", event.type(),
                        "ce_time", event.at().toString(),
                        "ce_knownat", event.at().toString(),
                        "ce_subject", event.subject(),
                        "ce_sequence", Long.toString(event.sequence()),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        pending.add(producer.send(message));
        return event;
    }

    /** Waits until the broker has all. */
    void flush() {
        producer.flush();
        pending.forEach(Future::resultNow);
        pending.clear();
    }

    /** Waits until the broker has an event, and all before it. */
    Sent flushed(Sent event) {
        flush();
        return event;
    }

    /** Writes bytes that are no event. */
    void garbage(String topic, String key, byte[] value) throws InterruptedException, ExecutionException {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
