package io.leadstream.rest.live;

import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Server-sent events to one caller. */
final class SseLine implements LiveLine {

    private static final long RECONNECT_MILLIS = 2_000;

    private final SseEventSink sink;
    private final Sse sse;
    private final HttpConnection connection;
    private final Duration patience;
    private boolean isSlow;

    SseLine(SseEventSink sink, Sse sse, HttpConnection connection, Duration patience) {
        this.sink = sink;
        this.sse = sse;
        this.connection = connection;
        this.patience = patience;
    }

    @Override
    public boolean send(String type, String id, String json) {
        return send(
                sse.newEventBuilder().id(id).name(type).data(String.class, json).build());
    }

    @Override
    public boolean beat(String id) {
        return send(sse.newEventBuilder()
                .id(id)
                .comment("heartbeat")
                .reconnectDelay(RECONNECT_MILLIS)
                .build());
    }

    private boolean send(OutboundSseEvent block) {
        if (sink.isClosed()) {
            return false;
        }
        try {
            sink.send(block).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException slow) {
            isSlow = true;
            return false;
        } catch (ExecutionException | IllegalStateException gone) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isClosed() {
        return sink.isClosed();
    }

    /** What a slow caller has not taken yet would keep an orderly end waiting. */
    void close() {
        if (isSlow) {
            connection.close();
        }
        sink.close();
    }
}
