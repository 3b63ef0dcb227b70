package io.leadstream.forecast.history;

import java.math.BigDecimal;
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
    record Entered(
            FactKey key,
            Instant occurredAt,
            Instant knownAt,
            Place place,
            boolean reopened,
            @Nullable Category category)
            implements Step {

        public Entered(FactKey key, Instant occurredAt, Instant knownAt, Place place, boolean reopened) {
            this(key, occurredAt, knownAt, place, reopened, null);
        }
    }

    /**
     * @param place the stage the deal stood in
     * @param inBase the amount in the base currency
     */
    record Closed(
            FactKey key,
            Instant occurredAt,
            Instant knownAt,
            Place place,
            Outcome outcome,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable BigDecimal inBase)
            implements Step {

        public Closed(
                FactKey key,
                Instant occurredAt,
                Instant knownAt,
                Place place,
                Outcome outcome,
                @Nullable String reason,
                @Nullable Money amount) {
            this(key, occurredAt, knownAt, place, outcome, reason, amount, null);
        }
    }

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
            @Nullable Instant observedFrom,
            Terms terms)
            implements DealFact {

        public Described {
            segments = Map.copyOf(segments);
        }

        public Described(
                FactKey key,
                Instant occurredAt,
                Instant knownAt,
                @Nullable String owner,
                @Nullable Money amount,
                Map<String, String> segments,
                @Nullable Instant observedFrom) {
            this(key, occurredAt, knownAt, owner, amount, segments, observedFrom, Terms.NONE);
        }

        /** The same without what it was worth. */
        Described withoutAmount() {
            var without = new Terms(null, terms.expectedClose(), terms.category(), terms.lead(), terms.company());
            return new Described(key, occurredAt, knownAt, owner, null, segments, observedFrom, without);
        }

        /** The value of a segment; the owner is one too. */
        public @Nullable String segment(String name) {
            return name.equals("owner") ? owner : segments.get(name);
        }
    }

    /** What was learnt of a deal beside its way: it moves nothing. */
    sealed interface Learned extends DealFact {}

    /** The deal was taken over to another version of its pipeline: it enters nothing, and its time in the stage goes on. */
    record Transferred(
            FactKey key,
            Instant occurredAt,
            Instant knownAt,
            Place place,
            @Nullable Category category) implements Learned {}

    /**
     * Value was promised to the customer.
     *
     * @param by who promised it
     */
    record PromiseRecorded(
            FactKey key,
            Instant occurredAt,
            Instant knownAt,
            String promise,
            @Nullable String by) implements Learned {}

    /**
     * A customer was asked whether a promise was kept.
     *
     * @param month after the purchase: 6, 9 or 12
     * @param standing of the promise, with all its checks until then
     */
    record PromiseChecked(
            FactKey key,
            Instant occurredAt,
            Instant knownAt,
            String promise,
            int month,
            PromiseOutcome outcome,
            PromiseOutcome standing)
            implements Learned {}

    /** Who buys, as far as it was known from then on. */
    record CommitteeKnown(FactKey key, Instant occurredAt, Instant knownAt, Committee committee) implements Learned {}

    /** How the buyer approves, as far as it was known from then on. */
    record ApprovalsKnown(FactKey key, Instant occurredAt, Instant knownAt, ApprovalPath path) implements Learned {}

    /** An import was undone: what it brought is as if it had never been. */
    record Withdrawn(FactKey key, Instant occurredAt, Instant knownAt) implements DealFact {}

    /** The deal was erased, with everything known of it. */
    record Erased(FactKey key, Instant occurredAt, Instant knownAt) implements DealFact {}
}
