package io.leadstream.local;

import java.io.PrintStream;

/** What a reader of the terminal sees: one line for each part that has come up, with the time that it took. */
final class Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Runs a step and says how long it took. */
    void time(String what, Runnable step) {
        long start = System.nanoTime();
        step.run();
        say("  %-22s ready after %5.1f s".formatted(what, seconds(start)));
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    double secondsSoFar() {
        return seconds(began);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
