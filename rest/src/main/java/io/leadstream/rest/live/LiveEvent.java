package io.leadstream.rest.live;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A change on its way to those who listen.
 *
 * @param partition with {@code offset} its place
 * @param about what it is about, by which it is filtered; null for what no front end shows
 * @param json what is sent
 */
public record LiveEvent(
        TopicPartition partition,
        long offset,
        String type,
        @Nullable Object about,
        String json) {

    /** What a record tells. */
    public static LiveEvent of(
            ConsumerRecord<String, byte[]> message, String type, @Nullable Object about, String json) {
        return new LiveEvent(
                new TopicPartition(message.topic(), message.partition()), message.offset(), type, about, json);
    }

    /** A record that tells no front end anything, and keeps its place all the same. */
    public static LiveEvent nothing(ConsumerRecord<String, byte[]> message) {
        return of(message, "", null, "");
    }
}
