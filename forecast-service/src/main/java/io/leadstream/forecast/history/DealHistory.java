package io.leadstream.forecast.history;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Step;
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
 * @param observedFrom nothing of the deal could be seen before it; null when it was seen from its entry
 */
public record DealHistory(
        String deal,
        List<Step> steps,
        List<Described> descriptions,
        @Nullable Instant observedFrom) {

    public DealHistory {
        steps = List.copyOf(steps);
        descriptions = List.copyOf(descriptions);
    }

    /** The history that a deal's facts tell, given in any order, some perhaps twice; empty when none of them holds. */
    public static Optional<DealHistory> of(String deal, Collection<? extends DealFact> facts) {
        var steps = new ArrayList<Step>(facts.size());
        var descriptions = new ArrayList<Described>(1);
        for (DealFact fact : lasting(facts)) {
            switch (fact) {
                case Step step -> steps.add(step);
                case Described described -> descriptions.add(described);
                case Withdrawn _, Erased _ -> {}
            }
        }
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new DealHistory(deal, inOrder(steps), inOrder(descriptions), observedFrom(descriptions)));
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
