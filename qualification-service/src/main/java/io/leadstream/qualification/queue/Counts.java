package io.leadstream.qualification.queue;

import java.util.List;

/**
 * Own outcomes, group by group.
 *
 * @param worked leads that were worked and came to an end, by grade and source; the sum is how many were won
 * @param won won deals by size band and industry; the sum is what they brought
 * @param leftOut won deals that say nothing of a value: without an amount, or in another currency
 */
record Counts(List<Counted> worked, List<Counted> won, long leftOut) {

    static final Counts NONE = new Counts(List.of(), List.of(), 0);

    Counts {
        worked = List.copyOf(worked);
        won = List.copyOf(won);
    }
}
