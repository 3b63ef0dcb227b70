package io.leadstream.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Starts a child again whenever it ends, and says so. */
final class Watch {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final int LINES = 5;

    private final Child child;
    private final Runnable start;
    private final Progress progress;
    private final BooleanSupplier stopping;

    Watch(Child child, Runnable start, Progress progress, BooleanSupplier stopping) {
        this.child = child;
        this.start = start;
        this.progress = progress;
        this.stopping = stopping;
    }

    void begin() {
        Thread.ofVirtual().name("watch-" + child.name()).start(this::run);
    }

    private void run() {
        var pause = FIRST_PAUSE;
        while (true) {
            long since = System.nanoTime();
            child.awaitEnd();
            if (System.nanoTime() - since > STEADY.toNanos()) {
                pause = FIRST_PAUSE;
            }
            // Ctrl-C reaches the children too: whoever ends because everything ends needs no word.
            if (!Patience.pause(pause) || stopping.getAsBoolean()) {
                return;
            }
            progress.say("%s ended (exit code %d) and is started again; the end of %s:%n    %s"
                    .formatted(
                            child.name(),
                            child.exitCode(),
                            child.log(),
                            String.join("\n    ", child.lastLines(LINES))));
            restart();
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void restart() {
        try {
            start.run();
        } catch (RuntimeException e) { // a full disk, say: tried again after a longer pause
            if (!stopping.getAsBoolean()) {
                progress.say(child.name() + " could not be started: " + e.getMessage());
            }
        }
    }
}
