package io.leadstream.forecast.question;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are asked for, and by what they are grouped. A deal belongs where its values at the time in question
 * put it, not where later ones would.
 *
 * @param by the segment to group by; null for one group of all
 */
public record Segmentation(@Nullable String by, List<Condition> where) {

    /** What stands for the value of a segment where a deal has none. */
    public static final String MISSING = "(missing)";

    /** The group of all deals, where none are asked for. */
    public static final Group ALL = new Group(null);

    public static final Segmentation NONE = new Segmentation(null, List.of());

    public Segmentation {
        where = List.copyOf(where);
    }

    /** A deal matches when its segment has this value, or has none and that is {@link #MISSING}. */
    public record Condition(String segment, String value) {}

    /** @param segment the value that its deals share; null for the group of all */
    public record Group(@Nullable String segment) implements Comparable<Group> {

        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::segment, Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** Counts of what is asked for, by group. */
    public <T> Groups<T> groups(Supplier<T> anew) {
        return new Groups<>(by == null, anew);
    }

    /** The group of a deal at a time; empty when the deal is not asked for. */
    public Optional<Group> groupOf(DealHistory deal, Instant at) {
        if (by == null && where.isEmpty()) {
            return Optional.of(ALL);
        }
        Described described = deal.describedAt(at);
        for (Condition condition : where) {
            if (!condition.value().equals(valueOf(condition.segment(), described))) {
                return Optional.empty();
            }
        }
        if (by == null) {
            return Optional.of(ALL);
        }
        return Optional.of(new Group(valueOf(by, described)));
    }

    private static String valueOf(String segment, @Nullable Described described) {
        String value = described == null ? null : described.segment(segment);
        return value == null ? MISSING : value;
    }
}
