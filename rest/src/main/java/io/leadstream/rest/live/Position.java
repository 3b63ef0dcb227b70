package io.leadstream.rest.live;

import io.leadstream.rest.BadInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * How far somebody has read: the next offset of each partition. Written as the id of an event it is what
 * {@code Last-Event-ID} brings back: the offsets of a topic's partitions in their order, base 36, joined by dots; the
 * topics by a tilde.
 */
final class Position {

    private static final int RADIX = 36;
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-z]{1,12}(\\.[0-9a-z]{1,12}){0,999}");

    private final List<String> topics;
    private final Map<TopicPartition, Long> next;

    private Position(List<String> topics, Map<TopicPartition, Long> next) {
        this.topics = topics;
        this.next = next;
    }

    /** Of every partition of these topics. */
    static Position of(List<String> topics, Map<TopicPartition, Long> next) {
        return new Position(topics, new HashMap<>(next));
    }

    /**
     * Reads the written form.
     *
     * @param end where the topics end: nobody has read further
     * @throws BadInput when it is none of these topics, or tells of events that do not exist
     */
    static Position parse(String written, Position end) {
        String[] parts = written.split("~", -1);
        if (parts.length != end.topics.size()) {
            throw broken();
        }
        var next = new HashMap<TopicPartition, Long>();
        for (int topic = 0; topic < parts.length; topic++) {
            if (!NUMBERS.matcher(parts[topic]).matches()) {
                throw broken();
            }
            List<Long> offsets = Arrays.stream(parts[topic].split("\\.", -1))
                    .map(number -> Long.parseLong(number, RADIX))
                    .toList();
            for (int partition = 0; partition < offsets.size(); partition++) {
                next.put(new TopicPartition(end.topics.get(topic), partition), offsets.get(partition));
            }
        }
        var position = new Position(end.topics, next);
        if (!next.keySet().equals(end.next.keySet()) || position.isBeyond(end)) {
            throw broken();
        }
        return position;
    }

    private boolean isBeyond(Position end) {
        return next.entrySet().stream().anyMatch(read -> read.getValue() > end.next(read.getKey()));
    }

    private static BadInput broken() {
        return BadInput.of("Last-Event-ID", "is not the id of an event of this stream");
    }

    long next(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Whether the event at this place is still to come; if so, it is read by now. */
    boolean passes(TopicPartition partition, long offset) {
        boolean isNews = offset >= next(partition);
        if (isNews) {
            next.put(partition, offset + 1);
        }
        return isNews;
    }

    /** Goes on behind what is not there to be read. */
    void skipTo(Position other) {
        other.next.forEach((partition, offset) -> next.merge(partition, offset, Math::max));
    }

    /** How many events lie between here and there. */
    long behind(Position other) {
        return other.next.entrySet().stream()
                .mapToLong(there -> Math.max(0, there.getValue() - next(there.getKey())))
                .sum();
    }

    /** The partitions in which there is something to read until there. */
    List<TopicPartition> partitionsBehind(Position other) {
        return other.next.keySet().stream()
                .filter(partition -> next(partition) < other.next(partition))
                .toList();
    }

    /** Of which it tells. */
    List<TopicPartition> partitions() {
        return List.copyOf(next.keySet());
    }

    Position copy() {
        return of(topics, next);
    }

    @Override
    public String toString() {
        return topics.stream().map(this::offsets).collect(Collectors.joining("~"));
    }

    private String offsets(String topic) {
        return next.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                .map(partition -> Long.toString(next(partition), RADIX))
                .collect(Collectors.joining("."));
    }
}
