package io.leadstream.forecast.history;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one deal that hold, in order. Which facts hold depends on the set of facts alone:
 *
 * <ul>
 *   <li>an erased deal has no history;
 *   <li>what an undone import brought does not hold;
 *   <li>the latest import that holds replaces everything that was there before it.
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
        if (facts.stream().anyMatch(Erased.class::isInstance)) {
            return Optional.empty();
        }
        var valid = new Validity(facts);
        var steps = new ArrayList<Step>(facts.size());
        var descriptions = new ArrayList<Described>(1);
        for (DealFact fact : facts) {
            if (!valid.holds(fact)) {
                continue;
            }
            switch (fact) {
                case Step step -> steps.add(step);
                case Described described -> descriptions.add(described);
                case Withdrawn _, Erased _ -> {}
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(ordered(deal, steps, descriptions));
    }

    private static DealHistory ordered(String deal, List<Step> steps, List<Described> descriptions) {
        List<Step> inOrder = steps.stream().distinct().sorted(DealFact.IN_ORDER).toList();
        List<Described> described =
                descriptions.stream().distinct().sorted(DealFact.IN_ORDER).toList();
        Instant observedFrom = described.stream()
                .map(Described::observedFrom)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new DealHistory(deal, inOrder, described, observedFrom);
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

    /** Which facts hold, given the imports and their undoings among them. */
    private static final class Validity {

        private final Map<String, Long> undone = new HashMap<>();
        private long from = Long.MIN_VALUE;

        Validity(Collection<? extends DealFact> facts) {
            long lastUndoing = Long.MIN_VALUE;
            for (DealFact fact : facts) {
                if (fact instanceof Withdrawn withdrawn) {
                    undone.merge(
                            String.valueOf(withdrawn.key().importId()),
                            fact.key().sequence(),
                            Math::max);
                    lastUndoing = Math.max(lastUndoing, fact.key().sequence());
                }
            }
            long base = Long.MIN_VALUE;
            for (DealFact fact : facts) {
                if (fact.key().importId() != null && !(fact instanceof Withdrawn) && !isUndone(fact.key())) {
                    base = Math.max(base, fact.key().sequence());
                }
            }
            from = base == Long.MIN_VALUE ? lastUndoing : base;
        }

        boolean holds(DealFact fact) {
            return fact.key().sequence() >= from && !isUndone(fact.key());
        }

        private boolean isUndone(FactKey key) {
            Long by = key.importId() == null ? null : undone.get(key.importId());
            return by != null && key.sequence() < by;
        }
    }
}
