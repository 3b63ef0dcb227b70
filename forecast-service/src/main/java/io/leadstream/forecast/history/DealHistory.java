package io.leadstream.forecast.history;

import io.leadstream.forecast.history.DealFact.ApprovalsKnown;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.CommitteeKnown;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Learned;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealFact.Transferred;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one deal that hold, in order. Which facts hold depends on the set of facts alone:
 *
 * <ul>
 *   <li>an erased deal has no history;
 *   <li>an import replaces everything that was there before it;
 *   <li>an undone import takes everything with it that was there before the undoing: the deal was never there. Where
 *       only a correction is undone, the producer sends the import before it once more.
 * </ul>
 *
 * @param learned what was learnt beside its way: promises, committee, approvals
 * @param observedFrom nothing of the deal could be seen before it; null when it was seen from its entry
 */
public record DealHistory(
        String deal,
        List<Step> steps,
        List<Described> descriptions,
        List<Learned> learned,
        @Nullable Instant observedFrom) {

    public DealHistory {
        steps = List.copyOf(steps);
        descriptions = List.copyOf(descriptions);
        learned = List.copyOf(learned);
    }

    public DealHistory(String deal, List<Step> steps, List<Described> descriptions, @Nullable Instant observedFrom) {
        this(deal, steps, descriptions, List.of(), observedFrom);
    }

    /** The history that a deal's facts tell, given in any order, some perhaps twice; empty when none of them holds. */
    public static Optional<DealHistory> of(String deal, Collection<? extends DealFact> facts) {
        var steps = new ArrayList<Step>(facts.size());
        var descriptions = new ArrayList<Described>(1);
        var learned = new ArrayList<Learned>(0);
        for (DealFact fact : lasting(facts)) {
            switch (fact) {
                case Step step -> steps.add(step);
                case Described described -> descriptions.add(described);
                case Learned one -> learned.add(one);
                case Withdrawn _, Erased _ -> {}
            }
        }
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new DealHistory(
                        deal, inOrder(steps), inOrder(descriptions), inOrder(learned), observedFrom(descriptions)));
    }

    /** The facts that must be kept: those that hold, and what tells that others do not, should they come later. */
    public static List<DealFact> lasting(Collection<? extends DealFact> facts) {
        var lasting = new ArrayList<DealFact>(facts.size());
        long from = beginning(facts);
        for (DealFact fact : facts) {
            if (fact instanceof Erased) {
                return List.of(fact);
            }
            if (fact.key().sequence() >= from) {
                lasting.add(fact);
            }
        }
        return lasting;
    }

    private static <F extends DealFact> List<F> inOrder(List<F> facts) {
        facts.sort(DealFact.IN_ORDER);
        for (int i = facts.size() - 1; i > 0; i--) {
            if (facts.get(i).key().equals(facts.get(i - 1).key())) {
                facts.remove(i);
            }
        }
        return facts;
    }

    private static @Nullable Instant observedFrom(List<Described> descriptions) {
        Instant latest = null;
        for (Described description : descriptions) {
            Instant from = description.observedFrom();
            if (from != null && (latest == null || from.isAfter(latest))) {
                latest = from;
            }
        }
        return latest;
    }

    /** What the deal was like at a time; before its first description, what that one says. */
    public @Nullable Described describedAt(Instant time) {
        Described found = null;
        for (Described description : descriptions) {
            if (found == null || !description.occurredAt().isAfter(time)) {
                found = description;
            }
        }
        return found;
    }

    /** What a closing was worth: the amount it tells of, else that of the deal at that time; null when neither does. */
    public @Nullable Money worth(Journey.Closing closing) {
        Described described = describedAt(closing.at());
        return closing.amount() != null || described == null ? closing.amount() : described.amount();
    }

    /**
     * The same as far as the company knew it by a time: what back-tests go by. What was erased, undone or replaced since
     * is gone all the same. An import says what a deal was worth in the end, or when the file was written: of a deal that
     * was open by then it is not known what it was worth then.
     *
     * @return empty when nothing was known of the deal
     */
    public Optional<DealHistory> knownBy(Instant time) {
        List<Step> known = knownBy(steps, time);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        boolean open = known.stream().noneMatch(Closed.class::isInstance);
        List<Described> described = knownBy(descriptions, time).stream()
                .map(one -> open && one.key().importId() != null ? one.withoutAmount() : one)
                .toList();
        return Optional.of(new DealHistory(deal, known, described, knownBy(learned, time), observedFrom));
    }

    /** The same without what the deal was said to be worth; closings keep what they were for. */
    public DealHistory withoutAmounts() {
        return new DealHistory(
                deal, steps, descriptions.stream().map(Described::withoutAmount).toList(), learned, observedFrom);
    }

    private static <F extends DealFact> List<F> knownBy(List<F> facts, Instant time) {
        return facts.stream().filter(fact -> !fact.knownAt().isAfter(time)).toList();
    }

    /** What the deal counted as in its seller's forecast; null when that was never told, as for what was imported. */
    public @Nullable Category categoryAt(Instant time) {
        DealFact told = null;
        Category category = null;
        for (List<? extends DealFact> facts : List.of(descriptions, steps, learned)) {
            for (DealFact fact : facts) {
                Category says = categoryOf(fact);
                if (says != null
                        && !fact.occurredAt().isAfter(time)
                        && (told == null || DealFact.IN_ORDER.compare(fact, told) >= 0)) {
                    told = fact;
                    category = says;
                }
            }
        }
        return category;
    }

    private static @Nullable Category categoryOf(DealFact fact) {
        return switch (fact) {
            case Described described -> described.terms().category();
            case Entered entered -> entered.category();
            case Transferred transferred -> transferred.category();
            case Closed closed -> closed.outcome() == Outcome.WON ? Category.CLOSED : Category.OMITTED;
            case PromiseRecorded _, PromiseChecked _, CommitteeKnown _, ApprovalsKnown _, Withdrawn _, Erased _ -> null;
        };
    }

    /** Whose sale it is; null when no lead was named. */
    public @Nullable String lead() {
        for (Described description : descriptions) {
            if (description.terms().lead() != null) {
                return description.terms().lead();
            }
        }
        return null;
    }

    /** The buying company; null when none was named. */
    public @Nullable String company() {
        for (Described description : descriptions) {
            if (description.terms().company() != null) {
                return description.terms().company();
            }
        }
        return null;
    }

    /** Who buys, as it was known at a time; null before anything was learnt of it. */
    public @Nullable Committee committeeAt(Instant time) {
        CommitteeKnown last = last(CommitteeKnown.class, time);
        return last == null ? null : last.committee();
    }

    /** Whether the deal came by an import: what was learnt of it elsewhere did not come with it. */
    public boolean imported() {
        return steps.getFirst().key().importId() != null;
    }

    /** How the buyer approves, as it was known at a time; null before anything was learnt of it. */
    public @Nullable ApprovalPath approvalsAt(Instant time) {
        ApprovalsKnown last = last(ApprovalsKnown.class, time);
        return last == null ? null : last.path();
    }

    private <F extends Learned> @Nullable F last(Class<F> type, Instant time) {
        F last = null;
        for (Learned one : learned) {
            if (type.isInstance(one)
                    && !one.occurredAt().isAfter(time)
                    && !one.knownAt().isAfter(time)) {
                last = type.cast(one);
            }
        }
        return last;
    }

    /** What was promised during the sale, and how each promise stood: in the order in which they were made. */
    public List<Promise> promisesAt(Instant time) {
        return learned.isEmpty() ? List.of() : Promises.at(learned, time);
    }

    /** What the promises had come to by then; null while that is not settled, or when nothing was promised. */
    public @Nullable PromiseEnd promiseEndAt(Instant time) {
        return Promises.end(promisesAt(time));
    }

    /** The deal's way along a ladder of stages, from what happened until then. */
    public Journey journey(Ladder ladder, Instant asOf) {
        return new Walk(ladder, asOf).along(this);
    }

    /** The sequence from which facts hold: that of the last import, or undoing of one, among them. */
    private static long beginning(Collection<? extends DealFact> facts) {
        long from = Long.MIN_VALUE;
        for (DealFact fact : facts) {
            if (fact.key().importId() != null) {
                from = Math.max(from, fact.key().sequence());
            }
        }
        return from;
    }
}
