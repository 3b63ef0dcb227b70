package io.leadstream.messaging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes in {@code ce_} headers, the value is the payload. */
public final class EventRecords {

    private EventRecords() {}

    /**
     * Reads a record.
     *
     * @throws UnreadableEvent naming the header that is missing or malformed
     */
    public static Event read(ConsumerRecord<String, byte[]> message) {
        Headers headers = message.headers();
        if (message.value() == null) {
            throw new UnreadableEvent("no value");
        }
        return new Event(
                parsed(headers, "ce_id", UUID::fromString),
                ref(headers),
                required(headers, "ce_type"),
                parsed(headers, "ce_time", Instant::parse),
                parsed(headers, "ce_knownat", Instant::parse),
                optional(headers, "traceparent"),
                new String(message.value(), StandardCharsets.UTF_8));
    }

    /**
     * Reads which event it is.
     *
     * @throws UnreadableEvent naming the header that is missing or malformed
     */
    static EventRef ref(Headers headers) {
        String source = required(headers, "ce_source");
        String subject = required(headers, "ce_subject");
        return parsed(headers, "ce_sequence", sequence -> new EventRef(source, subject, Long.parseLong(sequence)));
    }

    /** Names the header and not its value: that may be anything, also a person's data. */
    private static <T> T parsed(Headers headers, String name, Function<String, T> parser) {
        try {
            return parser.apply(required(headers, name));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEvent("header " + name + " is malformed");
        }
    }

    private static String required(Headers headers, String name) {
        String value = optional(headers, name);
        if (value == null) {
            throw new UnreadableEvent("header " + name + " is missing");
        }
        if (!StorableText.is(value)) {
            throw new UnreadableEvent("header " + name + " is malformed");
        }
        return value;
    }

    static @Nullable String optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
