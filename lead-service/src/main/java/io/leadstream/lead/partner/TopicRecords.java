package io.leadstream.lead.partner;

import io.leadstream.messaging.KafkaAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads single records of a partner's topic by their place. */
@ApplicationScoped
class TopicRecords {

    private static final String TOPIC_PREFIX = "partner-leads.";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Enough for one of the longest records; a fetch that takes more would be thrown away at the next seek. */
    private static final Map<String, Object> FEW_AT_ONCE = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);

    private final KafkaAccess kafka;

    TopicRecords(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** Those that the topic still has. */
    Map<RefusedRecord.Place, byte[]> read(String partner, Collection<RefusedRecord.Place> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        var wanted = new TreeMap<Integer, SortedSet<Long>>();
        places.forEach(place -> wanted.computeIfAbsent(place.partition(), none -> new TreeSet<>())
                .add(place.offset()));
        try (var consumer = kafka.consumer(null, FEW_AT_ONCE)) {
            return read(consumer, TOPIC_PREFIX + partner, wanted);
        }
    }

    private static Map<RefusedRecord.Place, byte[]> read(
            Consumer<String, byte[]> consumer, String topic, Map<Integer, SortedSet<Long>> wanted) {
        Set<TopicPartition> partitions = wanted.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .collect(java.util.stream.Collectors.toSet());
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        wanted.forEach((partition, offsets) -> {
            var of = new TopicPartition(topic, partition);
            offsets.removeIf(offset -> offset < beginnings.getOrDefault(of, 0L) || offset >= ends.getOrDefault(of, 0L));
            seek(consumer, of, offsets);
        });
        var found = new HashMap<RefusedRecord.Place, byte[]>();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (wanted.values().stream().anyMatch(offsets -> !offsets.isEmpty())) {
            if (System.nanoTime() > patience) {
                throw new KafkaException("the partner's topic does not answer");
            }
            for (ConsumerRecord<String, byte[]> read : consumer.poll(POLL)) {
                take(read, wanted.getOrDefault(read.partition(), new TreeSet<>()), found);
            }
            wanted.forEach((partition, offsets) -> seek(consumer, new TopicPartition(topic, partition), offsets));
        }
        return found;
    }

    private static void take(
            ConsumerRecord<String, byte[]> read, SortedSet<Long> offsets, Map<RefusedRecord.Place, byte[]> found) {
        if (offsets.remove(read.offset()) && read.value() != null) {
            found.put(new RefusedRecord.Place(read.partition(), read.offset()), read.value());
        }
        // what compaction or a marker took away is not waited for
        offsets.headSet(read.offset()).clear();
    }

    private static void seek(Consumer<String, byte[]> consumer, TopicPartition of, SortedSet<Long> offsets) {
        if (offsets.isEmpty()) {
            consumer.pause(Set.of(of));
        } else if (isFar(consumer.position(of), offsets.first())) {
            consumer.seek(of, offsets.first());
        }
    }

    /** What lies near is read over faster than sought. */
    private static boolean isFar(long position, long wanted) {
        return position > wanted || wanted - position > 500;
    }
}
