package io.leadstream.rest.live;

import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Serves streams to callers. */
@ApplicationScoped
public class LiveStreams {

    private static final int COME_BACK_AFTER_SECONDS = 5;

    private final LiveFeed feed;
    private final LiveTopics topics;
    private final LiveConfig config;
    private final OpenStreams streams;
    private final SecurityIdentity caller;
    private final JsonWebToken token;
    private final HttpServerRequest request;
    private final Clock clock;

    LiveStreams(
            LiveFeed feed,
            LiveTopics topics,
            LiveConfig config,
            OpenStreams streams,
            SecurityIdentity caller,
            JsonWebToken token,
            HttpServerRequest request,
            Clock clock) {
        this.feed = feed;
        this.topics = topics;
        this.config = config;
        this.streams = streams;
        this.caller = caller;
        this.token = token;
        this.request = request;
        this.clock = clock;
    }

    /**
     * Sends what the caller wants to hear from now on, or behind the event that it heard last, until it is gone, too
     * slow, or its token expires. It runs on the request's own thread: the answer's head goes with the first line, and
     * when this returns the framework would write it once more if it found it missing; from another thread the two
     * would meet.
     *
     * @param wants judges what an event is about
     */
    public void serve(Predicate<Object> wants, @Nullable String lastEventId, SseEventSink sink, Sse sse) {
        Position from = position(lastEventId);
        Runnable leave = streams.open(caller.getPrincipal().getName());
        var line = new SseLine(sink, sse, request.connection(), config.patience());
        try {
            new LiveStream(feed, topics, config, wants, line, from, expiry(), clock).run();
        } finally {
            leave.run();
        }
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

    private Instant expiry() {
        long seconds = token.getExpirationTime();
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : Instant.MAX;
    }
}
