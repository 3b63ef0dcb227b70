package io.leadstream.qualification.awareness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead's touches of one kind, up to an instant.
 *
 * @param inbound how many the lead made
 * @param outbound how many we made
 */
public record Touches(
        TouchKind kind,
        long inbound,
        long outbound,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Instant lastInbound) {

    /** Half a year after the lead last turned to us, what it knew begins to fade. */
    private static final Duration FRESH = Duration.ofDays(180);

    static Touches none(TouchKind kind) {
        return new Touches(kind, 0, 0, null, null, null);
    }

    Touches plus(TypeCount more) {
        return new Touches(
                kind,
                inbound + (more.inbound() ? more.count() : 0),
                outbound + (more.inbound() ? 0 : more.count()),
                first == null || more.first().isBefore(first) ? more.first() : first,
                later(last, more.last()),
                more.inbound() ? later(lastInbound, more.last()) : lastInbound);
    }

    Level level(Instant asOf) {
        if (lastInbound == null) {
            return outbound == 0 ? Level.NONE : Level.REACHED;
        }
        Level shown = kind.shownBy(inbound);
        return lastInbound.plus(FRESH).isBefore(asOf) ? shown.faded() : shown;
    }

    /** Whole days since the last of them; a producer's clock may be a little ahead of ours. */
    @Nullable
    Long daysSinceLast(Instant asOf) {
        return last == null ? null : Math.max(0, Duration.between(last, asOf).toDays());
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
