package io.leadstream.forecast.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known about one deal. Facts are never changed: state follows from the set of them, whatever
 * their order of arrival.
 */
public sealed interface DealFact {

    /** By time of occurrence; ties by the sequence of events. */
    Comparator<DealFact> IN_ORDER = Comparator.comparing(DealFact::occurredAt).thenComparing(DealFact::key);

    FactKey key();

    /** When it happened in the business: what reports go by. */
    Instant occurredAt();

    /** When the company knew of it: what back-tests go by. */
    Instant knownAt();

    /** A fact that moves the deal, as opposed to one that describes or removes it. */
    sealed interface Step extends DealFact {
        Place place();
    }

    /**
     * The deal was opened in a stage, or moved to one.
     *
     * @param reopened it was closed before, and that closing is void from now on
     */
    record Entered(FactKey key, Instant occurredAt, Instant knownAt, Place place, boolean reopened) implements Step {}

    /** @param place the stage the deal stood in */
    record Closed(
            FactKey key,
            Instant occurredAt,
            Instant knownAt,
            Place place,
            Outcome outcome,
            @Nullable String reason,
            @Nullable Money amount)
            implements Step {}

    /**
     * What the deal is like from then on.
     *
     * @param observedFrom before this nothing could be seen of the deal: it truncates its life on the left
     */
    record Described(
            FactKey key,
            Instant occurredAt,
            Instant knownAt,
            @Nullable String owner,
            @Nullable Money amount,
            Map<String, String> segments,
            @Nullable Instant observedFrom)
            implements DealFact {

        public Described {
            segments = Map.copyOf(segments);
        }

        /** The value of a segment; the owner is one too. */
        public @Nullable String segment(String name) {
            return name.equals("owner") ? owner : segments.get(name);
        }
    }

    /** An import was undone: what it brought is as if it had never been. */
    record Withdrawn(FactKey key, Instant occurredAt, Instant knownAt) implements DealFact {}

    /** The deal was erased, with everything known of it. */
    record Erased(FactKey key, Instant occurredAt, Instant knownAt) implements DealFact {}
}
