package io.leadstream.messaging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes in {@code ce_} headers, the value is the payload. */
final class EventRecords {

    private EventRecords() {}

    /**
     * Reads a record.
     *
     * @throws UnreadableEvent naming the header that is missing or malformed
     */
    static Event read(ConsumerRecord<String, byte[]> message) {
        Headers headers = message.headers();
        if (message.value() == null) {
            throw new UnreadableEvent("no value");
        }
        try {
            return new Event(
                    UUID.fromString(required(headers, "ce_id")),
                    ref(headers),
                    required(headers, "ce_type"),
                    Instant.parse(required(headers, "ce_time")),
                    Instant.parse(required(headers, "ce_knownat")),
                    optional(headers, "traceparent"),
                    new String(message.value(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEvent("a header is malformed: " + e.getMessage());
        }
    }

    static EventRef ref(Headers headers) {
        return new EventRef(
                required(headers, "ce_source"),
                required(headers, "ce_subject"),
                Long.parseLong(required(headers, "ce_sequence")));
    }

    private static String required(Headers headers, String name) {
        String value = optional(headers, name);
        if (value == null) {
            throw new UnreadableEvent("header " + name + " is missing");
        }
        return value;
    }

    static @Nullable String optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
