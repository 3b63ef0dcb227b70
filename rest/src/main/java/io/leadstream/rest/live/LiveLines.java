package io.leadstream.rest.live;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Opens lines to callers: so many at most, each until its caller's token expires. */
@ApplicationScoped
public class LiveLines {

    private final LiveConfig config;
    private final OpenStreams streams;
    private final SecurityIdentity caller;
    private final JsonWebToken token;
    private final HttpServerRequest request;
    private final Clock clock;

    LiveLines(
            LiveConfig config,
            OpenStreams streams,
            SecurityIdentity caller,
            JsonWebToken token,
            HttpServerRequest request,
            Clock clock) {
        this.config = config;
        this.streams = streams;
        this.caller = caller;
        this.token = token;
        this.request = request;
        this.clock = clock;
    }

    /** What is said on a line; it ends with the talk. */
    @FunctionalInterface
    public interface Talk {

        /** @param goesOn whether the listener is there and may listen */
        void over(LiveLine line, BooleanSupplier goesOn);
    }

    /**
     * Talks on the request's own thread: the answer's head goes with the first line, and when this returns the
     * framework would write it once more if it found it missing; from another thread the two would meet.
     */
    public void open(SseEventSink sink, Sse sse, Talk talk) {
        Runnable leave = streams.open(caller.getPrincipal().getName());
        var line = new SseLine(sink, sse, request.connection(), config.patience());
        Instant until = expiry();
        try {
            talk.over(line, () -> !line.isClosed() && clock.instant().isBefore(until));
        } finally {
            line.close();
            leave.run();
        }
    }

    private Instant expiry() {
        long seconds = token.getExpirationTime();
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : Instant.MAX;
    }
}
