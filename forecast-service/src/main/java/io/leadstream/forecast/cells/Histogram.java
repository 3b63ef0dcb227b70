package io.leadstream.forecast.cells;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts by a number that lies close to others, a day or an age, and by when one was first seen. */
final class Histogram {

    private static final int ROOM = 32;

    private final Map<Unseen, Integer> unseen = new HashMap<>();
    private int[] counts = {};
    private int first;

    /** Few deals were not seen from their entry on. */
    private record Unseen(int number, int age) {}

    /** What is told of each number that was counted. */
    @FunctionalInterface
    interface Visitor {
        /** @param unseenAge or {@link Cell#SEEN_FROM_ENTRY} */
        void count(int number, int unseenAge, int count);
    }

    void add(int number, int unseenAge, int count) {
        if (unseenAge != Cell.SEEN_FROM_ENTRY) {
            unseen.merge(new Unseen(number, unseenAge), count, Integer::sum);
            return;
        }
        int at = number - first;
        if (at < 0 || at >= counts.length) {
            makeRoomFor(number);
            at = number - first;
        }
        counts[at] += count;
    }

    private void makeRoomFor(int number) {
        if (counts.length == 0) {
            first = number;
            counts = new int[ROOM];
        } else if (number < first) {
            int before = first - number + ROOM;
            int[] more = new int[before + counts.length];
            System.arraycopy(counts, 0, more, before, counts.length);
            counts = more;
            first -= before;
        } else {
            counts = Arrays.copyOf(counts, Math.max(number - first + 1, counts.length + (counts.length >> 1)));
        }
    }

    /** Takes away what another counts. */
    void subtract(Histogram other) {
        other.tell((number, unseenAge, count) -> add(number, unseenAge, -count));
    }

    void tell(Visitor visitor) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                visitor.count(first + i, Cell.SEEN_FROM_ENTRY, counts[i]);
            }
        }
        unseen.forEach((of, count) -> visitor.count(of.number, of.age, count));
    }
}
