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
        long from = beginning(facts);
        var steps = new ArrayList<Step>(facts.size());
        var descriptions = new ArrayList<Described>(1);
        for (DealFact fact : facts) {
            switch (fact) {
                case Erased _ -> {
                    return Optional.empty();
                }
                case Withdrawn _ -> {}
                case Step step when step.key().sequence() >= from -> steps.add(step);
                case Described described when described.key().sequence() >= from -> descriptions.add(described);
                case Step _, Described _ -> {}
            }
        }
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new DealHistory(deal, inOrder(steps), inOrder(descriptions), observedFrom(descriptions)));
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
