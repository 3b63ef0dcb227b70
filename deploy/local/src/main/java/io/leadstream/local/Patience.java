package io.leadstream.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something outside to become true, never without a limit. */
public final class Patience {
    private static final Duration STEP = Duration.ofMillis(50);

    private Patience() {}

    /** True once the condition holds; false when it did not within the limit, or the wait was interrupted. */
    public static boolean await(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !pause(STEP)) {
                return false;
            }
        }
        return true;
    }

    static void require(Duration limit, Child child, BooleanSupplier condition) {
        require(limit, child, condition, () -> child.name() + " is not ready after " + limit.toSeconds() + " s");
    }

    /** Waits for a child that must stay alive meanwhile; its log is named when it does not. */
    static void require(Duration limit, Child child, BooleanSupplier condition, Supplier<String> failure) {
        boolean held = await(limit, () -> !child.isAlive() || condition.getAsBoolean());
        if (!child.isAlive()) {
            throw new StackFailure(child.name() + " ended while starting; the end of " + child.log() + ":\n  "
                    + String.join("\n  ", child.lastLines(8)));
        }
        if (!held) {
            throw new StackFailure(failure.get() + "; see " + child.log());
        }
    }

    static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
