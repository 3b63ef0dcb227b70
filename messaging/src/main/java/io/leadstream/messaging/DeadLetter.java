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
    private static final int LONGEST_KEY_KEPT = 1_000;

    /** Names the record by its place; headers that say otherwise are whatever its sender wrote. */
    static DeadLetter of(ConsumerRecord<String, byte[]> message, RuntimeException refusal) {
        return new DeadLetter(
                message.topic(), message.partition(), message.offset(), refOf(message), reasonOf(refusal));
    }

    /** Names a record that comes from the dead-letter topic by its origin, as the headers there say it. */
    static DeadLetter redriven(ConsumerRecord<String, byte[]> letter, RuntimeException refusal) {
        DeadLetter own = of(letter, refusal);
        String topic = EventRecords.optional(letter.headers(), TOPIC);
        String partition = EventRecords.optional(letter.headers(), PARTITION);
        String offset = EventRecords.optional(letter.headers(), OFFSET);
        if (topic == null || !StorableText.is(topic) || partition == null || offset == null) {
            return own;
        }
        try {
            return new DeadLetter(topic, Integer.parseInt(partition), Long.parseLong(offset), own.ref, own.reason);
        } catch (NumberFormatException notOurs) {
            return own;
        }
    }

    /** What can be noted in any case: the place. */
    DeadLetter placeOnly() {
        return new DeadLetter(topic, partition, offset, null, "cannot be described");
    }

    /** The record as it was, byte for byte, with the reason and the origin as headers. */
    ProducerRecord<String, byte[]> toRecord(ConsumerRecord<String, byte[]> message, String deadLetterTopic) {
        return record(message.key(), message.value(), new RecordHeaders(message.headers()), deadLetterTopic);
    }

    /** For a record that the broker does not take again: its origin, where it can still be read, and the reason. */
    ProducerRecord<String, byte[]> toRecordWithoutCopy(ConsumerRecord<String, byte[]> message, String deadLetterTopic) {
        String key = message.key();
        return record(
                key == null || key.length() > LONGEST_KEY_KEPT ? null : key,
                null,
                new RecordHeaders(),
                deadLetterTopic);
    }

    private ProducerRecord<String, byte[]> record(
            @Nullable String key, byte @Nullable [] value, Headers headers, String deadLetterTopic) {
        put(headers, REASON, reason);
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        return new ProducerRecord<>(deadLetterTopic, null, key, value, headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable EventRef refOf(ConsumerRecord<String, byte[]> message) {
        try {
            return EventRecords.ref(message.headers());
        } catch (UnreadableEvent unreadable) {
            // the reason of the dead letter says so already
            return null;
        }
    }

    private static String reasonOf(RuntimeException refusal) {
        String reason = refusal.getClass().getSimpleName() + ": " + refusal.getMessage();
        return StorableText.of(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }
}
