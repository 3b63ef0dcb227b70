package io.leadstream.qualification.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that we were told, by which event, and its two times.
 *
 * @param eventId the event's CloudEvents id
 * @param sequence the event's place among those of its subject, from 1
 * @param occurredAt when it happened in the business
 * @param knownAt when the company knew of it
 */
public record Told<T>(UUID eventId, long sequence, Instant occurredAt, Instant knownAt, T what) {

    /** The instant from which it counts for whoever looks at the facts as they come: it has happened and is known. */
    public Instant countsFrom() {
        return occurredAt.isAfter(knownAt) ? occurredAt : knownAt;
    }
}
