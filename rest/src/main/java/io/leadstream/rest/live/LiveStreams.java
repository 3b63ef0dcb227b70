package io.leadstream.rest.live;

import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Serves streams to callers. */
@ApplicationScoped
public class LiveStreams {

    private static final int COME_BACK_AFTER_SECONDS = 5;

    private final LiveFeed feed;
    private final LiveTopics topics;
    private final LiveConfig config;
    private final LiveLines lines;

    LiveStreams(LiveFeed feed, LiveTopics topics, LiveConfig config, LiveLines lines) {
        this.feed = feed;
        this.topics = topics;
        this.config = config;
        this.lines = lines;
    }

    /**
     * Sends what the caller wants to hear from now on, or behind the event that it heard last, until it is gone, too
     * slow, or its token expires.
     *
     * @param wants judges what an event is about
     */
    public void serve(Predicate<Object> wants, @Nullable String lastEventId, SseEventSink sink, Sse sse) {
        Position from = position(lastEventId);
        lines.open(sink, sse, (line, goesOn) -> new LiveStream(feed, topics, config, wants, line, from, goesOn).run());
    }

    private Position position(@Nullable String lastEventId) {
        try {
            return lastEventId == null || lastEventId.isBlank()
                    ? feed.head()
                    : Position.parse(lastEventId.strip(), topics.end());
        } catch (KafkaException away) {
            throw Problem.unavailable("the event topics cannot be read just now", COME_BACK_AFTER_SECONDS);
        }
    }
}
