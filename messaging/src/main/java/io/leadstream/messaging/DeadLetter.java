package io.leadstream.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside: where it came from, which event it carries if that can be read, and why it was
 * refused.
 */
public record DeadLetter(
        String topic, int partition, long offset, @Nullable EventRef ref, String reason) {

    static final String REASON = "dlq_reason";
    static final String TOPIC = "dlq_topic";
    static final String PARTITION = "dlq_partition";
    static final String OFFSET = "dlq_offset";

    private static final int LONGEST_REASON = 500;

    /** Names the record by its origin, also when it comes from the dead-letter topic itself. */
    static DeadLetter of(ConsumerRecord<String, byte[]> message, RuntimeException refusal) {
        String reason = reasonOf(refusal);
        Headers headers = message.headers();
        String topic = EventRecords.optional(headers, TOPIC);
        String partition = EventRecords.optional(headers, PARTITION);
        String offset = EventRecords.optional(headers, OFFSET);
        return topic == null || partition == null || offset == null
                ? new DeadLetter(message.topic(), message.partition(), message.offset(), refOf(message), reason)
                : new DeadLetter(topic, Integer.parseInt(partition), Long.parseLong(offset), refOf(message), reason);
    }

    /** The record as it was, byte for byte, with the reason and the origin as headers. */
    ProducerRecord<String, byte[]> toRecord(ConsumerRecord<String, byte[]> message, String deadLetterTopic) {
        var headers = new RecordHeaders(message.headers());
        put(headers, REASON, reason);
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        return new ProducerRecord<>(deadLetterTopic, null, message.key(), message.value(), headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable EventRef refOf(ConsumerRecord<String, byte[]> message) {
        try {
            return EventRecords.ref(message.headers());
        } catch (UnreadableEvent | IllegalArgumentException unreadable) {
            // the reason of the dead letter says so already
            return null;
        }
    }

    private static String reasonOf(RuntimeException refusal) {
        String reason = refusal.getClass().getSimpleName() + ": " + refusal.getMessage();
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
