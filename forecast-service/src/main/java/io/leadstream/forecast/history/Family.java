package io.leadstream.forecast.history;

import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way of one person of whom there were several cards: "merged duplicates keep the earliest τ". A rank is entered
 * when the first of the cards enters it; where it stands now, and how it ended, is the survivor's.
 */
public final class Family {

    private final Map<String, Integer> highest = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private int reached;
    private boolean won;

    private Family() {}

    /** A step and whose it is. */
    private record Owned(String owner, Step step) {}

    /** The survivor's history with the earliest passages of all, whatever the order of the others. */
    public static DealHistory of(DealHistory survivor, Collection<DealHistory> others) {
        var all = new ArrayList<Owned>();
        survivor.steps().forEach(step -> all.add(new Owned(survivor.deal(), step)));
        others.forEach(other -> other.steps().forEach(step -> all.add(new Owned(other.deal(), of(other, step)))));
        all.sort((one, other) -> {
            int byTime = DealFact.IN_ORDER.compare(one.step(), other.step());
            return byTime != 0 ? byTime : one.owner().compareTo(other.owner());
        });
        var family = new Family();
        for (Owned owned : all) {
            boolean survivors = owned.owner().equals(survivor.deal());
            switch (owned.step()) {
                case Entered entered -> family.enter(owned.owner(), survivors, entered);
                case Closed closed -> family.close(survivors, closed);
            }
        }
        return new DealHistory(
                survivor.deal(), family.steps, survivor.descriptions(), survivor.learned(), survivor.observedFrom());
    }

    /** Sequences of two cards do not tell which of two steps came first. */
    private static Step of(DealHistory card, Step step) {
        FactKey own = step.key();
        var key = new FactKey(own.source() + "/" + card.deal(), own.sequence(), own.position(), own.importId());
        return switch (step) {
            case Entered entered ->
                new Entered(
                        key,
                        entered.occurredAt(),
                        entered.knownAt(),
                        entered.place(),
                        entered.reopened(),
                        entered.category());
            case Closed closed ->
                new Closed(
                        key,
                        closed.occurredAt(),
                        closed.knownAt(),
                        closed.place(),
                        closed.outcome(),
                        closed.reason(),
                        closed.amount(),
                        closed.inBase());
        };
    }

    /** A step back is kept when it is the survivor's; one to where another card was before is none. */
    private void enter(String owner, boolean survivors, Entered entered) {
        int rank = entered.place().rank();
        int before = highest.getOrDefault(owner, 0);
        boolean first = rank > reached;
        boolean back = survivors && (rank <= before || entered.reopened());
        if (first || back) {
            steps.add(entered);
            won &= first;
        }
        reached = Math.max(reached, rank);
        highest.merge(owner, rank, Math::max);
    }

    /** Another card that was ruled out, as a duplicate perhaps, does not end the sale; one that was won has won it. */
    private void close(boolean survivors, Closed closed) {
        boolean wins = closed.outcome() == Outcome.WON;
        if (wins ? !won : survivors) {
            steps.add(closed);
            won = wins;
        }
    }
}
