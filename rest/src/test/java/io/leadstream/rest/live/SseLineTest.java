package io.leadstream.rest.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

/** A reader who does not read is cut off; one who does is not. */
class SseLineTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final List<String> done = new ArrayList<>();

    /** Takes an event when its reader has room, and holds the end back until all is read. */
    private final class Reader implements SseEventSink {
        private final CompletableFuture<?> taken;
        private boolean closed;

        Reader(CompletableFuture<?> taken) {
            this.taken = taken;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            return taken;
        }

        @Override
        public void close() {
            closed = true;
            done.add("stream ended");
        }
    }

    private SseLine line(CompletableFuture<?> taken) {
        var connection = (HttpConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpConnection.class}, (proxy, method, arguments) -> {
                    done.add("connection " + method.getName());
                    return null;
                });
        return new SseLine(new Reader(taken), new SseImpl(), connection, PATIENCE);
    }

    @Test
    void whoDoesNotReadIsCutOffWhenPatienceEnds() {
        SseLine line = line(new CompletableFuture<>());

        assertTimeout(Duration.ofSeconds(5), () -> assertFalse(line.beat("p")));
        line.close();

        assertEquals(List.of("connection close", "stream ended"), done);
        assertTrue(line.isClosed());
        assertFalse(line.beat("p"));
    }

    @Test
    void whoReadsStaysAndIsLeftInOrder() {
        SseLine line = line(CompletableFuture.completedFuture(null));

        assertTrue(line.beat("p"));
        line.close();

        assertEquals(List.of("stream ended"), done);
    }

    @Test
    void whoIsGoneIsLeft() {
        assertFalse(line(CompletableFuture.failedFuture(new IllegalStateException("closed")))
                .beat("p"));
    }
}
