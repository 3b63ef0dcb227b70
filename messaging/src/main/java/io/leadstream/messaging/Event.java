package io.leadstream.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One received event: the CloudEvents 1.0 attributes, and the payload as JSON text.
 *
 * @param occurredAt when it happened in the business ({@code ce_time})
 * @param knownAt when the company knew of it ({@code ce_knownat}); set once by the producer
 * @param traceparent W3C trace context of the cause, if any
 */
public record Event(
        UUID id,
        EventRef ref,
        String type,
        Instant occurredAt,
        Instant knownAt,
        @Nullable String traceparent,
        String payload) {

    public String subject() {
        return ref.subject();
    }

    /** Does work in the trace that the event belongs to: what it publishes or drafts continues that trace. */
    public void inItsTrace(Runnable work) {
        Traces.continueFrom(this, work);
    }
}
