package io.leadstream.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics, on a thread of its own: polls, applies, polls again. What came while a batch was applied is the next
 * batch, so batches grow with the load by themselves. No fault ends it: it starts again after a pause.
 *
 * <p>Positions are committed to Kafka about once a second, for the next start to begin near; what is read again
 * changes nothing. No position is committed behind a batch that was not applied.
 */
final class TopicReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);
    private static final long COMMIT_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
            ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);

    /** What is done with a batch; returns when nothing of it is left to do. */
    @FunctionalInterface
    interface Taking {
        void take(ConsumerRecords<String, byte[]> batch);
    }

    private final KafkaAccess kafka;
    private final String group;
    private final String name;
    private final Pattern topics;
    private final Taking taking;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean joined;
    private volatile @Nullable Consumer<String, byte[]> current;

    /** Whether all that was polled is applied: only this thread knows and asks. */
    private boolean applied = true;

    TopicReader(KafkaAccess kafka, String group, String name, Pattern topics, Taking taking) {
        this.kafka = kafka;
        this.group = group;
        this.name = name;
        this.topics = topics;
        this.taking = taking;
    }

    String name() {
        return name;
    }

    /** Whether it has been given its share of the topic, perhaps none of it. */
    boolean hasJoined() {
        return joined;
    }

    /** Asks it to end after the batch at hand. */
    void stop() {
        stopping.countDown();
        Consumer<String, byte[]> reading = current;
        if (reading != null) {
            reading.wakeup();
        }
    }

    @Override
    public void run() {
        while (!isStopping()) {
            try (Consumer<String, byte[]> consumer = kafka.consumer(group, SETTINGS)) {
                current = consumer;
                applied = true;
                consumer.subscribe(topics, new Share(consumer));
                read(consumer);
                consumer.commitSync(PATIENCE_AT_CLOSE);
            } catch (WakeupException stop) {
                LOG.debugf("woken up to stop: name=%s", name);
            } catch (RuntimeException fault) {
                startAgainAfter(fault);
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        long committed = System.nanoTime();
        boolean behind = false;
        while (!isStopping()) {
            ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
            if (!batch.isEmpty()) {
                applied = false;
                taking.take(batch);
                applied = true;
                behind = true;
            }
            if (behind && System.nanoTime() - committed >= COMMIT_EVERY_NANOS) {
                consumer.commitAsync();
                committed = System.nanoTime();
                behind = false;
            }
        }
    }

    /** Whatever it was (a refused login, a topic that is yet to come), it is mended outside and waited for here. */
    private void startAgainAfter(RuntimeException fault) {
        if (isStopping()) {
            return;
        }
        joined = false;
        LOG.warnf(
                "reading starts again: name=%s fault=%s", name, fault.getClass().getSimpleName());
        try {
            if (stopping.await(1, TimeUnit.SECONDS)) {
                LOG.debugf("stopped while waiting: name=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Called between two batches, or when a fault ends the reading. */
    private final class Share implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Share(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!applied) {
                return;
            }
            try {
                consumer.commitSync(PATIENCE_AT_CLOSE);
            } catch (KafkaException lost) {
                LOG.debugf(
                        "the next reader repeats some: name=%s fault=%s",
                        name, lost.getClass().getSimpleName());
            }
        }
    }
}
