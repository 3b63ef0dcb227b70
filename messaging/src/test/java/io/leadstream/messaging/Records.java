package io.leadstream.messaging;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What lies on a topic. */
final class Records {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Records() {}

    static ConsumerRecord<String, byte[]> first(KafkaAccess kafka, String topic, String key) {
        return await(topic + " " + key)
                .atMost(LIMIT)
                .until(() -> all(kafka, topic, key), some -> !some.isEmpty())
                .getFirst();
    }

    static List<ConsumerRecord<String, byte[]>> all(KafkaAccess kafka, String topic, String key) {
        try (var consumer = kafka.consumer(null)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new java.util.ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                        .filter(message -> key.equals(message.key()))
                        .forEach(found::add);
            }
            return found;
        }
    }
}
