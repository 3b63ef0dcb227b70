package io.leadstream.benchmark;

import java.time.Duration;

/** Waits for what goes on elsewhere, for as long as it goes on. */
final class Progress {

    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);
    private static final long STEP_MILLIS = 100;

    private Progress() {}

    /** How far it is. */
    interface Counter {
        long now() throws Exception;
    }

    /**
     * Returns once the counter has reached a target.
     *
     * @throws IllegalStateException when it stands still before
     */
    static void await(String what, long target, Counter counter) throws Exception {
        long last = counter.now();
        long movedAt = System.nanoTime();
        while (last < target) {
            Thread.sleep(STEP_MILLIS);
            long now = counter.now();
            if (now != last) {
                movedAt = System.nanoTime();
            }
            last = now;
            if (System.nanoTime() - movedAt > LONGEST_STANDSTILL.toNanos()) {
                throw new IllegalStateException("%s: it stands still at %,d of %,d".formatted(what, last, target));
            }
        }
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
