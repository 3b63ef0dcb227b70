package io.leadstream.messaging;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Where the consumed topics end, asked for at most a few times a second. */
@ApplicationScoped
class EndOffsets {

    private static final Logger LOG = Logger.getLogger(EndOffsets.class);
    private static final Duration GOOD_FOR = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The ends as they were at a time. */
    record Seen(Instant at, Map<TopicPartition, Long> offsets) {}

    private final KafkaAccess kafka;
    private final Clock clock;
    private final List<String> topics;
    private List<TopicPartition> partitions = List.of();
    private Seen seen = new Seen(Instant.EPOCH, Map.of());
    private Instant asked = Instant.EPOCH;

    EndOffsets(KafkaAccess kafka, Clock clock, @All List<EventHandler> handlers) {
        this.kafka = kafka;
        this.clock = clock;
        this.topics = handlers.stream().map(EventHandler::topic).toList();
    }

    List<String> topics() {
        return topics;
    }

    /** The ends as last seen; while Kafka is away these grow old, which their time tells. */
    synchronized Seen latest() {
        Instant now = clock.instant();
        if (asked.plus(GOOD_FOR).isBefore(now)) {
            try {
                seen = new Seen(now, ask());
            } catch (KafkaException away) {
                LOG.debugf(
                        "the ends of the topics are unknown: %s",
                        away.getClass().getSimpleName());
            }
            asked = clock.instant();
        }
        return seen;
    }

    private Map<TopicPartition, Long> ask() {
        if (topics.isEmpty()) {
            return Map.of();
        }
        try {
            if (partitions.isEmpty()) {
                partitions = askForPartitions();
            }
            var latest = partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
            var answer = kafka.admin().listOffsets(latest).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return answer.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                    .offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the ends of the topics could not be asked for", e);
        }
    }

    private List<TopicPartition> askForPartitions() throws InterruptedException, ExecutionException, TimeoutException {
        return kafka
                .admin()
                .describeTopics(topics)
                .allTopicNames()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .toList();
    }
}
