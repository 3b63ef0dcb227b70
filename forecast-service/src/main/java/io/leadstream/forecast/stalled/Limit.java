package io.leadstream.forecast.stalled;

import org.jspecify.annotations.Nullable;

/**
 * How long a stay may take before its deal counts as stalled: the p80 of the stays that led on.
 *
 * @param n of how many stays
 * @param days null below {@link #FEWEST} stays, of which so high a quantile says nothing
 */
record Limit(String stage, int n, @Nullable Double days) {

    static final int FEWEST = 5;

    private static final int RELIABLE = 30;

    boolean lowEvidence() {
        return n < RELIABLE;
    }

    String note() {
        if (days == null) {
            return "too few stays led on to tell what is long: fewer than " + FEWEST;
        }
        return lowEvidence() ? "rests on fewer than " + RELIABLE + " stays that led on" : "rests on enough stays";
    }
}
