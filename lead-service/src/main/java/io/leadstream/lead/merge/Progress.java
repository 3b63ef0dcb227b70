package io.leadstream.lead.merge;

import java.util.List;

/** How far leads have come: of two cards the further one survives, so that nobody goes back silently. */
final class Progress {

    private static final List<List<String>> FURTHER_AND_FURTHER = List.of(
            List.of("NEW", "DISQUALIFIED"), List.of("IQL", "RECYCLED"), List.of("MQL"), List.of("SAL"), List.of("SQL"));

    private Progress() {}

    static boolean isFurther(String status, String than) {
        return rank(status) > rank(than);
    }

    private static int rank(String status) {
        for (int rank = 0; rank < FURTHER_AND_FURTHER.size(); rank++) {
            if (FURTHER_AND_FURTHER.get(rank).contains(status)) {
                return rank;
            }
        }
        return 0;
    }
}
