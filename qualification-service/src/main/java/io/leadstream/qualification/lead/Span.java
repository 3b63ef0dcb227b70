package io.leadstream.qualification.lead;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time that begins and may end.
 *
 * @param until the end, which does not belong to it; none while it lasts
 */
public record Span(Instant from, @Nullable Instant until) {

    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }

    public boolean isOpen() {
        return until == null;
    }

    /** The part of it that lies within another. */
    Optional<Span> within(Span other) {
        Instant begin = from.isBefore(other.from) ? other.from : from;
        Instant end = until == null || (other.until != null && other.until.isBefore(until)) ? other.until : until;
        return end == null || begin.isBefore(end) ? Optional.of(new Span(begin, end)) : Optional.empty();
    }
}
