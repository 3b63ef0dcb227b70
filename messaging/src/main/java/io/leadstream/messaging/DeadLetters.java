package io.leadstream.messaging;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The records that this service set aside, and trying them once more when their cause is mended. */
@ApplicationScoped
public class DeadLetters {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumption consumption;
    private final KafkaAccess kafka;
    private final ReadModel readModel;
    private final List<EventHandler> handlers;
    private final MessagingConfig config;
    private final Clock clock;
    private final String service;

    DeadLetters(
            Consumption consumption,
            KafkaAccess kafka,
            ReadModel readModel,
            @All List<EventHandler> handlers,
            MessagingConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.consumption = consumption;
        this.kafka = kafka;
        this.readModel = readModel;
        this.handlers = handlers;
        this.config = config;
        this.clock = clock;
        this.service = service;
    }

    /** The oldest that still wait, at most {@code limit}. */
    public List<DeadLetter> waiting(int limit) {
        return readModel.deadLetters(limit);
    }

    /** How many of those that wait cannot be told to be anybody's event. */
    public long unreadable() {
        return readModel.unreadableDeadLetters();
    }

    /** Forgets what no redrive can bring back and nobody misses. */
    @Scheduled(every = "1h", delayed = "1m")
    void purge() {
        readModel.purgeDeadLetters(clock.instant().minus(config.deadLetterRetention()));
    }

    /**
     * Hands every dead letter that is there now to its handler again. What is refused again goes to the end of the
     * dead-letter topic, with the new reason; a crash in between repeats some, which changes nothing.
     *
     * @return how many were tried
     */
    public synchronized int redrive() {
        int tried = 0;
        for (EventHandler handler : handlers) {
            tried += redrive(handler);
        }
        return tried;
    }

    private int redrive(EventHandler handler) {
        String topic = consumption.deadLetterTopic(handler.topic());
        int tried = 0;
        try (var consumer = kafka.consumer(service + ".redrive")) {
            Map<TopicPartition, Long> ends = assign(consumer, topic);
            while (isBefore(consumer, ends)) {
                List<ConsumerRecord<String, byte[]>> letters = pollUpTo(consumer, ends);
                consumption.redrive(letters, handler);
                commit(consumer, letters);
                tried += letters.size();
            }
        }
        return tried;
    }

    private static Map<TopicPartition, Long> assign(Consumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        return consumer.endOffsets(partitions);
    }

    private static boolean isBefore(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /** Leaves out what was added meanwhile, so that a letter that is refused for ever ends the round. */
    private static List<ConsumerRecord<String, byte[]>> pollUpTo(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .filter(letter ->
                        letter.offset() < ends.getOrDefault(new TopicPartition(letter.topic(), letter.partition()), 0L))
                .toList();
    }

    private static void commit(Consumer<String, byte[]> consumer, List<ConsumerRecord<String, byte[]>> letters) {
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        letters.forEach(letter -> next.put(
                new TopicPartition(letter.topic(), letter.partition()), new OffsetAndMetadata(letter.offset() + 1)));
        consumer.commitSync(next);
    }
}
