package io.leadstream.forecast.winning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stays in the stages of a pipeline, on whole UTC days: who was at risk on each day at each age, and what ended it.
 * Eight bytes a stay while they are collected. Stays are followed for three years of age and three years back.
 */
final class Stays {

    /** A stay ends in another stage (by its index), by winning, by losing, or has not ended. */
    static final int WON = 61;

    static final int LOST = 62;
    static final int LASTS = 63;
    static final int MOST_STAGES = 60;
    static final int OLDEST = 1_095;
    static final int MEMORY = 1_096;

    private static final int DAY_BITS = 20;
    private static final int AGE_BITS = 13;
    private static final int AGE_MASK = (1 << AGE_BITS) - 1;
    private static final int DAY_MASK = (1 << DAY_BITS) - 1;

    /** Those that entered a stage on a day: how many were at risk at each age from the first one on. */
    record Row(int entryDay, int firstAge, int[] atRisk) {}

    /** What ended stays. */
    record Exits(int[] stage, int[] day, int[] age, int[] to) {}

    private final int stages;
    private final int lastDay;
    private final int ages;
    private final long[] packed;
    private final List<List<Row>> rows = new ArrayList<>();
    private final Exits exits;

    private Stays(int stages, int lastDay, long[] sorted) {
        this.stages = stages;
        this.lastDay = lastDay;
        this.packed = sorted;
        int oldest = 0;
        for (long stay : packed) {
            oldest = Math.max(oldest, exitAge(stay));
        }
        this.ages = oldest + 1;
        for (int stage = 0; stage < stages; stage++) {
            rows.add(new ArrayList<>());
        }
        makeRows();
        this.exits = makeExits();
    }

    /** Collects stays until there are no more. */
    static final class Collected {
        private final int stages;
        private final int lastDay;
        private long[] packed = new long[64];
        private int size;

        /** @param lastDay the as-of day, as a day of the epoch */
        Collected(int stages, int lastDay) {
            this.stages = stages;
            this.lastDay = lastDay;
        }

        /**
         * @param observedAge the last age at which nothing could be seen of it; negative when it was seen from its entry
         * @param exitAge when it ended, or was last seen
         */
        void add(int stage, long entryDay, long observedAge, long exitAge, int to) {
            long first = Math.max(Math.max(0, observedAge + 1), lastDay - (long) MEMORY + 1 - entryDay);
            if (first > exitAge || first > OLDEST || entryDay < 0 || entryDay > DAY_MASK) {
                return;
            }
            boolean followed = exitAge <= OLDEST;
            if (size == packed.length) {
                packed = Arrays.copyOf(packed, size * 2);
            }
            packed[size++] =
                    pack(stage, (int) entryDay, (int) first, (int) Math.min(exitAge, OLDEST), followed ? to : LASTS);
        }

        Stays stays() {
            long[] sorted = Arrays.copyOf(packed, size);
            Arrays.sort(sorted);
            return new Stays(stages, lastDay, sorted);
        }
    }

    int stages() {
        return stages;
    }

    int count() {
        return packed.length;
    }

    int lastDay() {
        return lastDay;
    }

    /** How many ages there are, from 0 on. */
    int ages() {
        return ages;
    }

    List<Row> rows(int stage) {
        return rows.get(stage);
    }

    Exits exits() {
        return exits;
    }

    /** How many were in each stage at each age at the end of a day before the last one. */
    int[][] openAt(int day) {
        int[][] open = new int[stages][ages];
        for (long stay : packed) {
            int entry = entryDay(stay);
            if (entry + firstAge(stay) <= day && entry + exitAge(stay) > day) {
                open[stage(stay)][day - entry]++;
            }
        }
        return open;
    }

    private void makeRows() {
        int from = 0;
        while (from < packed.length) {
            int to = from;
            while (to < packed.length && packed[to] >>> (2 * AGE_BITS + 6) == packed[from] >>> (2 * AGE_BITS + 6)) {
                to++;
            }
            rows.get(stage(packed[from])).add(row(from, to));
            from = to;
        }
    }

    private Row row(int from, int to) {
        int first = firstAge(packed[from]); // the smallest, for they are sorted
        int last = 0;
        for (int i = from; i < to; i++) {
            last = Math.max(last, exitAge(packed[i]));
        }
        int[] atRisk = new int[last - first + 2];
        for (int i = from; i < to; i++) {
            atRisk[firstAge(packed[i]) - first]++;
            atRisk[exitAge(packed[i]) - first + 1]--;
        }
        for (int i = 1; i < atRisk.length; i++) {
            atRisk[i] += atRisk[i - 1];
        }
        return new Row(entryDay(packed[from]), first, Arrays.copyOf(atRisk, last - first + 1));
    }

    private Exits makeExits() {
        int count =
                (int) Arrays.stream(packed).filter(stay -> to(stay) != LASTS).count();
        var made = new Exits(new int[count], new int[count], new int[count], new int[count]);
        int i = 0;
        for (long stay : packed) {
            if (to(stay) != LASTS) {
                made.stage[i] = stage(stay);
                made.day[i] = entryDay(stay) + exitAge(stay);
                made.age[i] = exitAge(stay);
                made.to[i++] = to(stay);
            }
        }
        return made;
    }

    private static long pack(int stage, int entryDay, int firstAge, int exitAge, int to) {
        return ((((long) stage << DAY_BITS | entryDay) << AGE_BITS | firstAge) << AGE_BITS | exitAge) << 6 | to;
    }

    private static int stage(long stay) {
        return (int) (stay >>> (DAY_BITS + 2 * AGE_BITS + 6));
    }

    private static int entryDay(long stay) {
        return (int) (stay >>> (2 * AGE_BITS + 6)) & DAY_MASK;
    }

    private static int firstAge(long stay) {
        return (int) (stay >>> (AGE_BITS + 6)) & AGE_MASK;
    }

    private static int exitAge(long stay) {
        return (int) (stay >>> 6) & AGE_MASK;
    }

    private static int to(long stay) {
        return (int) (stay & 63);
    }
}
