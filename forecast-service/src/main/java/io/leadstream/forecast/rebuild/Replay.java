package io.leadstream.forecast.rebuild;

import io.leadstream.messaging.EventHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the handlers' topics from offset 0, in batches, up to given ends. */
final class Replay implements AutoCloseable {

    // large enough that a batch's statements cost little beside its rows
    private static final int BATCH = 5_000;
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, EventHandler> handlers = new HashMap<>();
    private final List<TopicPartition> partitions;

    /** What is done with a batch of one topic. */
    @FunctionalInterface
    interface Apply {
        void to(List<ConsumerRecord<String, byte[]>> batch, EventHandler handler);
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

    /** How many records lie between here and the ends. */
    long distance(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Applies one batch, or nothing when none came in time; returns how many records. */
    int step(Apply apply) {
        var batches = new HashMap<String, List<ConsumerRecord<String, byte[]>>>();
        int read = 0;
        while (read < BATCH) {
            var polled = consumer.poll(PATIENCE);
            if (polled.isEmpty()) {
                break;
            }
            for (var message : polled) {
                batches.computeIfAbsent(message.topic(), _ -> new ArrayList<>()).add(message);
            }
            read += polled.count();
        }
        batches.forEach((topic, batch) -> {
            EventHandler handler = handlers.get(topic);
            if (handler != null) {
                apply.to(batch, handler);
            }
        });
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
