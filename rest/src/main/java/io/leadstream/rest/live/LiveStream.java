package io.leadstream.rest.live;

import io.leadstream.messaging.DatabaseFault;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One listener's stream: first what it has missed, read by itself, then what it hears. Where the one ends and the
 * other begins its position decides, so that nothing is told twice and nothing is left out.
 */
final class LiveStream implements LiveFeed.Listener {

    /** Where a stream is sent to. */
    interface Line {
        /** Sends one block, and returns when it is taken; false when it was not in time, or nobody is there. */
        boolean send(@Nullable LiveEvent event, String position);

        boolean isClosed();

        void close();
    }

    private static final Logger LOG = Logger.getLogger(LiveStream.class);

    /** So few are waited for while the instance reads on. */
    private static final long NEAR = 1_000;

    private final LiveFeed feed;
    private final LiveTopics topics;
    private final LiveConfig config;
    private final Predicate<Object> wants;
    private final Line line;
    private final Position position;
    private final Instant until;
    private final Clock clock;
    private final BlockingQueue<LiveEvent> heard;
    private volatile boolean ended;

    /**
     * A stream that is about to run.
     *
     * @param wants judges what an event is about
     * @param position from where on; it moves along
     * @param until when the caller's token expires
     */
    LiveStream(
            LiveFeed feed,
            LiveTopics topics,
            LiveConfig config,
            Predicate<Object> wants,
            Line line,
            Position position,
            Instant until,
            Clock clock) {
        this.feed = feed;
        this.topics = topics;
        this.config = config;
        this.wants = wants;
        this.line = line;
        this.position = position;
        this.until = until;
        this.clock = clock;
        this.heard = new ArrayBlockingQueue<>(config.mostWaiting());
    }

    /** Runs until the listener is gone, too slow, or may listen no longer; it then comes back to where it was. */
    void run() {
        try {
            send(null);
            catchUp();
            follow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | DatabaseFault away) {
            LOG.infof("a stream ends: %s", away.getClass().getSimpleName());
        } finally {
            feed.leave(this);
            line.close();
        }
    }

    private void catchUp() {
        Position head = feed.head();
        while (goesOn() && position.behind(head) > NEAR) {
            topics.replay(position, head, this::goesOn, this::tell);
            head = feed.head();
        }
        if (goesOn()) {
            topics.replay(position, feed.join(this), this::goesOn, this::tell);
        }
    }

    private void follow() throws InterruptedException {
        while (goesOn()) {
            LiveEvent event = heard.poll(config.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                send(null);
            } else {
                tell(event);
            }
        }
    }

    private boolean goesOn() {
        return !ended && !line.isClosed() && clock.instant().isBefore(until);
    }

    private void tell(LiveEvent event) {
        boolean isNews = position.passes(event.partition(), event.offset());
        Object about = event.about();
        if (isNews && goesOn() && about != null && wants.test(about)) {
            send(event);
        }
    }

    private void send(@Nullable LiveEvent event) {
        if (!line.send(event, position.toString())) {
            end();
        }
    }

    /** Who falls behind further than we remember is cut off, and reads the rest when it comes back. */
    @Override
    public void hear(LiveEvent event) {
        if (!heard.offer(event)) {
            end();
        }
    }

    @Override
    public void end() {
        ended = true;
    }
}
