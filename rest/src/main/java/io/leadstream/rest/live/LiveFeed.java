package io.leadstream.rest.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What happens now, read once by this instance from the first listener on, and handed to all of them. */
@ApplicationScoped
class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LiveTopics topics;
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private @Nullable Position head;
    private volatile boolean stopped;

    LiveFeed(LiveTopics topics) {
        this.topics = topics;
    }

    /** Somebody who is handed each event from when it joins on. */
    interface Listener {
        void hear(LiveEvent event);

        void end();
    }

    /** How far this instance has read; it begins to, if it has not. */
    synchronized Position head() {
        if (head == null) {
            head = topics.end();
            Thread.ofVirtual().name("live-feed").start(this::read);
        }
        return head.copy();
    }

    /** From here on, and not before, the listener hears everything. */
    synchronized Position join(Listener listener) {
        Position from = head();
        listeners.add(listener);
        return from;
    }

    synchronized void leave(Listener listener) {
        listeners.remove(listener);
    }

    /** Reads on for as long as the service runs; when Kafka or the database is away, again from where it was. */
    private void read() {
        while (!stopped) {
            try (var consumer = topics.consumer()) {
                Position from = head();
                var partitions = topics.end(consumer).partitions();
                consumer.assign(partitions);
                partitions.forEach(partition -> consumer.seek(partition, from.next(partition)));
                while (!stopped) {
                    handOut(consumer);
                }
            } catch (RuntimeException fault) {
                // of whatever kind: who listens must not wait for ever without a word
                LOG.warnf("live changes wait: %s", fault.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void handOut(Consumer<String, byte[]> consumer) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        consumer.poll(POLL).forEach(records::add);
        if (!records.isEmpty() && !passUnheard(records)) {
            handOut(topics.of(records));
        }
    }

    /** What nobody hears need not be made ready; whoever joins then begins behind it. */
    private synchronized boolean passUnheard(List<ConsumerRecord<String, byte[]>> records) {
        if (head == null || !listeners.isEmpty()) {
            return false;
        }
        for (var message : records) {
            head.passes(new TopicPartition(message.topic(), message.partition()), message.offset());
        }
        return true;
    }

    private synchronized void handOut(List<LiveEvent> read) {
        for (LiveEvent event : read) {
            if (head != null && head.passes(event.partition(), event.offset())) {
                listeners.forEach(listener -> listener.hear(event));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        List<Listener> left;
        synchronized (this) {
            left = List.copyOf(listeners);
        }
        left.forEach(Listener::end);
    }
}
