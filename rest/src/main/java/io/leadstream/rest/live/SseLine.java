package io.leadstream.rest.live;

import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Server-sent events to one caller. */
final class SseLine implements LiveStream.Line {

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
    public boolean send(@Nullable LiveEvent event, String position) {
        if (sink.isClosed()) {
            return false;
        }
        try {
            sink.send(block(event, position)).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
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

    /** A heartbeat is no event, but tells how far the stream is: also what was filtered out need not be read again. */
    private OutboundSseEvent block(@Nullable LiveEvent event, String position) {
        OutboundSseEvent.Builder block = sse.newEventBuilder().id(position);
        return event == null
                ? block.comment("heartbeat").reconnectDelay(RECONNECT_MILLIS).build()
                : block.name(event.type()).data(String.class, event.json()).build();
    }

    @Override
    public boolean isClosed() {
        return sink.isClosed();
    }

    /** What a slow caller has not taken yet would keep an orderly end waiting. */
    @Override
    public void close() {
        if (isSlow) {
            connection.close();
        }
        sink.close();
    }
}
