package io.leadstream.pipeline.aftersale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a won deal got to, and when; null is not yet.
 *
 * @param reactedAt the first contact of customer success, or the first stage after the sale, whichever came first
 */
record Milestones(
        Instant wonAt,
        @Nullable Instant reactedAt,
        @Nullable Instant implementingAt,
        @Nullable Instant liveAt) {

    /** The times of many deals. */
    record Times(Timing reaction, Timing implementation, Timing toLive) {}

    static Times times(List<Milestones> deals, Instant now) {
        var reaction = new Spans();
        var implementation = new Spans();
        var toLive = new Spans();
        for (Milestones deal : deals) {
            reaction.add(deal.wonAt, deal.reactedAt, now);
            toLive.add(deal.wonAt, deal.liveAt, now);
            if (deal.implementingAt != null) {
                implementation.add(deal.implementingAt, deal.liveAt, now);
            }
        }
        return new Times(reaction.timing(), implementation.timing(), toLive.timing());
    }

    /** Collects spans that are over, and those that are not. */
    private static final class Spans {

        private final List<Duration> over = new ArrayList<>();
        private final List<Duration> waiting = new ArrayList<>();

        void add(Instant from, @Nullable Instant to, Instant now) {
            Duration span = Duration.between(from, Objects.requireNonNullElse(to, now));
            // gone live before it was implemented: somebody moved it back and forth
            if (!span.isNegative()) {
                (to == null ? waiting : over).add(span);
            }
        }

        Timing timing() {
            return Timing.of(over, waiting);
        }
    }
}
