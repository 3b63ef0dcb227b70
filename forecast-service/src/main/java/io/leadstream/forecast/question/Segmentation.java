package io.leadstream.forecast.question;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are asked for, and by what they are grouped. A deal belongs where its values at the time in question
 * put it, not where later ones would.
 *
 * @param by the segment to group by; null for one group of all
 * @param then the segment that those groups are divided by, for groups of pairs; null for none
 * @param owners whose deals are asked for
 * @param teams who is in which team, where {@link #TEAM} is to mean that; null: a segment like any other
 */
public record Segmentation(
        @Nullable String by,
        @Nullable String then,
        List<Condition> where,
        Owners owners,
        @Nullable TeamOf teams) {

    /** The segment whose values are the owners' teams, once they are known. */
    public static final String TEAM = "team";

    /** What stands for the value of a segment where a deal has none. */
    public static final String MISSING = "(missing)";

    /** The group of all deals, where none are asked for. */
    public static final Group ALL = new Group(null);

    public static final Segmentation NONE = new Segmentation(null, List.of());

    public Segmentation {
        if (then != null && (by == null || by.equals(then))) {
            throw new IllegalArgumentException("a pair is of two segments");
        }
        where = List.copyOf(where);
    }

    public Segmentation(@Nullable String by, @Nullable String then, List<Condition> where) {
        this(by, then, where, Owners.ALL, null);
    }

    public Segmentation(@Nullable String by, List<Condition> where) {
        this(by, null, where);
    }

    /** Whose deals are asked for: those of a team, say. */
    @FunctionalInterface
    public interface Owners {

        Owners ALL = _ -> true;

        /** @param owner null where a deal has none */
        boolean include(@Nullable String owner);
    }

    /** The same of some owners' deals alone. */
    public Segmentation of(Owners some) {
        return new Segmentation(by, then, where, some, teams);
    }

    /** Which team somebody is in. */
    @FunctionalInterface
    public interface TeamOf {
        @Nullable
        String person(String owner);
    }

    /** The same where {@link #TEAM} is the team that a deal's owner is in. */
    public Segmentation byTeams(TeamOf members) {
        return new Segmentation(by, then, where, owners, members);
    }

    /** A deal matches when its segment has this value, or has none and that is {@link #MISSING}. */
    public record Condition(String segment, String value) {}

    /**
     * A group of deals.
     *
     * @param segment the value that its deals share; null for the group of all
     * @param second the value of the second segment that they share, in a group of a pair
     */
    public record Group(@Nullable String segment, @Nullable String second) implements Comparable<Group> {

        private static final Comparator<@Nullable String> ORDER_OF_VALUES =
                Comparator.nullsFirst(Comparator.naturalOrder());
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::segment, ORDER_OF_VALUES).thenComparing(Group::second, ORDER_OF_VALUES);

        public Group(@Nullable String segment) {
            this(segment, null);
        }

        /** What a reader may call it; null for the group of all. */
        public @Nullable String name() {
            return second == null ? segment : segment + " / " + second;
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whether the segments of deals are needed to answer. */
    public boolean asksForSegments() {
        return by != null || !where.isEmpty();
    }

    /** Counts of what is asked for, by group. */
    public <T> Groups<T> groups(Supplier<T> anew) {
        return new Groups<>(by == null, anew);
    }

    /** The group of a deal at a time; empty when the deal is not asked for. */
    public Optional<Group> groupOf(DealHistory deal, Instant at) {
        if (by == null && where.isEmpty() && owners == Owners.ALL) {
            return Optional.of(ALL);
        }
        Described described = deal.describedAt(at);
        if (!owners.include(described == null ? null : described.owner())) {
            return Optional.empty();
        }
        for (Condition condition : where) {
            if (!condition.value().equals(valueOf(condition.segment(), described))) {
                return Optional.empty();
            }
        }
        if (by == null) {
            return Optional.of(ALL);
        }
        return Optional.of(new Group(valueOf(by, described), then == null ? null : valueOf(then, described)));
    }

    /** Whether groups of pairs are asked for. */
    public boolean ofPairs() {
        return then != null;
    }

    /** A pair's values by their segments' names, the first one first; null for any other group. */
    public @Nullable Map<String, String> valuesOf(Group group) {
        if (by == null || then == null || group.segment() == null || group.second() == null) {
            return null;
        }
        var values = new LinkedHashMap<String, String>();
        values.put(by, group.segment());
        values.put(then, group.second());
        return values;
    }

    private String valueOf(String segment, @Nullable Described described) {
        String value = described == null ? null : known(segment, described);
        return value == null ? MISSING : value;
    }

    private @Nullable String known(String segment, Described described) {
        if (teams == null || !segment.equals(TEAM)) {
            return described.segment(segment);
        }
        String owner = described.owner();
        return owner == null ? null : teams.person(owner);
    }
}
