package io.leadstream.lead.card;

import java.time.Duration;

/** How far an order may be walked in the time that a page has: each step by how fast it went so far. */
final class Pace {

    static final int FIRST_STEP = 500;

    /** Of the 50 ms that a page may take at a million leads: there may be a second way to go, and the page is to be read. */
    static final Duration TIME = Duration.ofMillis(18);

    private static final int LONGEST_STEP = 50_000;

    private final long start;
    private long walked;

    /** @param start of the walk, in nanoseconds */
    Pace(long start) {
        this.start = start;
    }

    void walked(int step) {
        walked += step;
    }

    /** So many as can be looked at in the time that is left; 0 when there is too little for a step. */
    int nextStep(long now) {
        long spent = Math.max(now - start, 1);
        long left = TIME.toNanos() - spent;
        long reach = (long) ((double) walked / spent * left);
        return reach < FIRST_STEP ? 0 : (int) Math.min(reach, LONGEST_STEP);
    }
}
