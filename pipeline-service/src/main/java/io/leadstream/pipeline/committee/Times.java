package io.leadstream.pipeline.committee;

import io.leadstream.rest.Moments;
import io.leadstream.rest.Params;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When something happened, or is asked for, as callers say it. */
final class Times {

    private Times() {}

    /** A past time that was given, or now; in the digits that the database keeps. */
    static Instant past(@Nullable Instant given, String field, Clock clock) {
        Instant at = given == null ? clock.instant() : Moments.notInFuture(given, field, clock);
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** As of when: a date means its end, nothing means now. */
    static Instant asOf(@Nullable String given, Clock clock) {
        Instant asOf = Params.instantAtEnd("asOf", given);
        return asOf == null ? clock.instant() : asOf;
    }
}
