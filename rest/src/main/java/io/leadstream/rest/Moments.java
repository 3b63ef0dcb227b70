package io.leadstream.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Which times a caller may give. */
public final class Moments {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private Moments() {}

    /** Lets a time pass that is not in the future, give or take five minutes of clock skew. */
    public static Instant notInFuture(Instant time, String field, Clock clock) {
        if (time.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw BadInput.of(field, "must not be in the future");
        }
        if (time.isBefore(EARLIEST)) {
            throw BadInput.of(field, "must not be before 1970");
        }
        return time;
    }
}
