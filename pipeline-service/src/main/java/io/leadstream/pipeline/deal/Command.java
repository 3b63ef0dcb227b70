package io.leadstream.pipeline.deal;

import io.leadstream.rest.Moments;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every change of a deal says.
 *
 * @param ifMatch the version that the caller has seen
 * @param occurredAt when it happened; null means now
 */
record Command(
        UUID dealId, @Nullable String ifMatch, @Nullable Instant occurredAt, By by) {

    /** As a caller gives it. */
    static Command of(
            UUID dealId, @Nullable String ifMatch, @Nullable Instant occurredAt, SecurityIdentity caller, Clock clock) {
        Instant at = occurredAt == null
                ? null
                : Moments.notInFuture(occurredAt, "occurredAt", clock).truncatedTo(ChronoUnit.MICROS);
        return new Command(dealId, ifMatch, at, new By(caller.getPrincipal().getName(), clock.instant()));
    }

    /** The time of a step: as given, or now, or just after the last step where clocks differ. */
    Instant timeOf(Deal deal) {
        if (occurredAt != null) {
            return occurredAt;
        }
        return by.knownAt().isBefore(deal.lastStepAt()) ? deal.lastStepAt() : by.knownAt();
    }
}
