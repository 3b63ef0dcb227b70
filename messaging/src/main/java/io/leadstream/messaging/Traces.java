package io.leadstream.messaging;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One trace from the REST call over the topics to the last projection, as W3C {@code traceparent}. */
final class Traces {

    private static final String TRACEPARENT = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Event> FROM_EVENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Event carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable Event carrier, String key) {
            return carrier != null && key.equals(TRACEPARENT) ? carrier.traceparent() : null;
        }
    };

    private Traces() {}

    static @Nullable String current() {
        Map<String, String> carrier = HashMap.newHashMap(2);
        W3C.inject(Context.current(), carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return carrier.get(TRACEPARENT);
    }

    static void continueFrom(Event event, Runnable work) {
        Context parent = W3C.extract(Context.root(), event, FROM_EVENT);
        Span span = GlobalOpenTelemetry.getTracer("io.leadstream.messaging")
                .spanBuilder("apply " + event.type())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent)
                .startSpan();
        try (Scope ignored = parent.with(span).makeCurrent()) {
            work.run();
        } finally {
            span.end();
        }
    }
}
