package io.leadstream.rest.live;

import io.leadstream.messaging.KafkaAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics that are streamed, read by consumers without a group: what they have read is nobody's memory but the
 * listener's.
 */
@ApplicationScoped
class LiveTopics {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int AT_ONCE = 500;
    private static final Map<String, Object> SETTINGS = Map.of("max.poll.records", AT_ONCE);

    private final KafkaAccess kafka;
    private final Instance<LiveSource> source;

    LiveTopics(KafkaAccess kafka, Instance<LiveSource> source) {
        this.kafka = kafka;
        this.source = source;
    }

    org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer() {
        return kafka.consumer(null, SETTINGS);
    }

    /** What the records tell, in their order. */
    List<LiveEvent> of(List<ConsumerRecord<String, byte[]>> records) {
        return source.get().of(records);
    }

    /** Where the topics end just now. */
    Position end() {
        try (var consumer = consumer()) {
            return end(consumer);
        }
    }

    Position end(org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer) {
        List<String> names = source.get().topics();
        List<TopicPartition> partitions = names.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        return Position.of(names, consumer.endOffsets(partitions));
    }

    /** Reads on until there, and hands over what comes in between, some at a time. */
    void replay(Position from, Position until, BooleanSupplier goesOn, Consumer<LiveEvent> to) {
        List<TopicPartition> partitions = from.partitionsBehind(until);
        if (partitions.isEmpty()) {
            return;
        }
        try (var consumer = consumer()) {
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, from.next(partition)));
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < until.next(partition))) {
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                var records = new ArrayList<ConsumerRecord<String, byte[]>>();
                consumer.poll(POLL).forEach(records::add);
                of(records).stream()
                        .filter(event -> event.offset() < until.next(event.partition()))
                        .forEach(to);
            }
        }
        from.skipTo(until);
    }
}
