package io.leadstream.forecast.rebuild;

import io.leadstream.messaging.EventHandler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads the handlers' topics from offset 0, in batches, up to given ends. */
final class Replay implements AutoCloseable {

    /** Of a batch: large enough that its statements cost little beside its rows, small enough for the heap. */
    static final int MOST_RECORDS = 5_000;

    static final int MOST_BYTES = 4 * 1024 * 1024;

    /** What a consumer may hold beside the batch. */
    static final Map<String, Object> SETTINGS =
            Map.of(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);

    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, EventHandler> handlers = new HashMap<>();
    private final List<TopicPartition> partitions;

    /** What is done with a batch of one topic. */
    @FunctionalInterface
    interface Apply {
        void to(List<ConsumerRecord<String, byte[]>> batch, EventHandler handler) throws SQLException;
    }

    Replay(Consumer<String, byte[]> consumer, Collection<EventHandler> handlers) {
        this.consumer = consumer;
        handlers.forEach(handler -> this.handlers.put(handler.topic(), handler));
        this.partitions = this.handlers.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Where the topics end now. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Where this is now. */
    Map<TopicPartition, Long> positions() {
        var positions = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    /** Goes back to where it was. */
    void back(Map<TopicPartition, Long> positions) {
        positions.forEach(consumer::seek);
    }

    /** How many records lie between here and the ends. */
    long distance(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Applies one batch on the way to the ends, or nothing when none came in time; returns how many records. */
    int step(Map<TopicPartition, Long> ends, Apply apply) throws SQLException {
        var batches = new HashMap<String, List<ConsumerRecord<String, byte[]>>>();
        int records = 0;
        long bytes = 0;
        while (records < MOST_RECORDS && bytes < MOST_BYTES && distance(ends) > 0) {
            ConsumerRecords<String, byte[]> polled = consumer.poll(PATIENCE);
            if (polled.isEmpty()) {
                break;
            }
            for (var message : polled) {
                batches.computeIfAbsent(message.topic(), _ -> new ArrayList<>()).add(message);
                bytes += message.value() == null ? 0 : message.value().length;
            }
            records += polled.count();
        }
        for (var batch : batches.entrySet()) {
            EventHandler handler = handlers.get(batch.getKey());
            if (handler != null) {
                apply.to(batch.getValue(), handler);
            }
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
