package io.leadstream.rest.live;

import io.leadstream.messaging.DatabaseFault;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * One listener's stream: first what it has missed, read by itself, then what it hears. Where the one ends and the
 * other begins its position decides, so that nothing is told twice and nothing is left out.
 */
final class LiveStream implements LiveFeed.Listener {

    private static final Logger LOG = Logger.getLogger(LiveStream.class);

    /** So few are waited for while the instance reads on. */
    private static final long NEAR = 1_000;

    private final LiveFeed feed;
    private final LiveTopics topics;
    private final LiveConfig config;
    private final Predicate<Object> wants;
    private final LiveLine line;
    private final Position position;
    private final BooleanSupplier listens;
    private final BlockingQueue<LiveEvent> heard;
    private volatile boolean ended;

    /**
     * A stream that is about to run.
     *
     * @param wants judges what an event is about
     * @param position from where on; it moves along
     * @param listens whether the listener is there and may listen
     */
    LiveStream(
            LiveFeed feed,
            LiveTopics topics,
            LiveConfig config,
            Predicate<Object> wants,
            LiveLine line,
            Position position,
            BooleanSupplier listens) {
        this.feed = feed;
        this.topics = topics;
        this.config = config;
        this.wants = wants;
        this.line = line;
        this.position = position;
        this.listens = listens;
        this.heard = new ArrayBlockingQueue<>(config.mostWaiting());
    }

    /** Runs until the listener is gone, too slow, or may listen no longer; it then comes back to where it was. */
    void run() {
        try {
            beat();
            catchUp();
            follow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | DatabaseFault away) {
            LOG.infof("a stream ends: %s", away.getClass().getSimpleName());
        } finally {
            feed.leave(this);
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
                beat();
            } else {
                tell(event);
            }
        }
    }

    private boolean goesOn() {
        return !ended && listens.getAsBoolean();
    }

    private void tell(LiveEvent event) {
        boolean isNews = position.passes(event.partition(), event.offset());
        Object about = event.about();
        if (isNews && goesOn() && about != null && wants.test(about)) {
            send(event);
        }
    }

    private void send(LiveEvent event) {
        if (!line.send(event.type(), position.toString(), event.json())) {
            end();
        }
    }

    private void beat() {
        if (!line.beat(position.toString())) {
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
