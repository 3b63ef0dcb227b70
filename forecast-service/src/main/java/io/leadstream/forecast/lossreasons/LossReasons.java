package io.leadstream.forecast.lossreasons;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Groups;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Losses by closing date, and how their reasons moved since the window before. A closing that is void by the as-of time
 * was none.
 *
 * @param shift null unless a comparison was asked for
 */
record LossReasons(Losses losses, @Nullable Shift shift) {

    private static final double MILLIS_OF_DAY = 86_400_000;

    /** @param previous the window to compare with; null for none */
    static Counting<SortedMap<Group, LossReasons>> counting(Question question, @Nullable Window previous) {
        return new Lost(question, previous);
    }

    /**
     * The window just before one: as many calendar months when it is of whole months (UTC), else of equal length.
     * Empty when the window lacks a bound.
     */
    static Optional<Window> before(Window window) {
        Instant from = window.from();
        Instant to = window.to();
        if (from == null || to == null) {
            return Optional.empty();
        }
        OffsetDateTime start = from.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = to.atOffset(ZoneOffset.UTC);
        if (isStartOfMonth(start) && isStartOfMonth(end)) {
            long months = Period.between(start.toLocalDate(), end.toLocalDate()).toTotalMonths();
            return Optional.of(new Window(start.minusMonths(months).toInstant(), from));
        }
        return Optional.of(new Window(from.minus(Duration.between(from, to)), from));
    }

    private static boolean isStartOfMonth(OffsetDateTime time) {
        return time.getDayOfMonth() == 1 && time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static final class Lost implements Counting<SortedMap<Group, LossReasons>> {
        private final Question question;
        private final @Nullable Window previous;
        private final Groups<Counts> groups;

        Lost(Question question, @Nullable Window previous) {
            this.question = question;
            this.previous = previous;
            this.groups = question.segmentation().groups(() -> new Counts(new Losses.Count(), new Losses.Count()));
        }

        private record Counts(Losses.Count now, Losses.Count before) {}

        @Override
        public void add(Journey journey) {
            Closing closing = journey.closing();
            if (closing == null || closing.outcome() != Outcome.LOST) {
                return;
            }
            boolean now = question.window().contains(closing.at());
            if (now || (previous != null && previous.contains(closing.at()))) {
                question.segmentation().groupOf(journey.deal(), closing.at()).ifPresent(group -> {
                    Counts counts = groups.of(group);
                    add(journey, closing, now ? counts.now() : counts.before());
                });
            }
        }

        private static void add(Journey journey, Closing closing, Losses.Count count) {
            double days = Duration.between(journey.begunAt(), closing.at()).toMillis() / MILLIS_OF_DAY;
            count.add(closing.reason(), closing.stage(), closing.at(), amount(journey, closing), days);
        }

        private static @Nullable Money amount(Journey journey, Closing closing) {
            Described described = closing.amount() == null ? journey.deal().describedAt(closing.at()) : null;
            return described == null ? closing.amount() : described.amount();
        }

        @Override
        public SortedMap<Group, LossReasons> result() {
            return groups.map(counts -> new LossReasons(
                    counts.now().result(),
                    previous == null
                            ? null
                            : Shift.of(
                                    previous,
                                    counts.before().byReason(),
                                    counts.now().byReason(),
                                    question.confidence())));
        }
    }
}
