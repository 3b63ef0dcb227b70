package io.leadstream.forecast.reading;

import io.leadstream.rest.Problem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Few read at once, so that neither the heap nor the connections run out; the others wait for their turn, not long. */
final class Turns {

    static final int AT_ONCE = 3;

    private static final long PATIENCE_SECONDS = 2;

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    <T> T take(Supplier<T> reading) {
        if (!isMyTurn()) {
            throw Problem.unavailable("Too many figures are asked for at once", 1);
        }
        try {
            return reading.get();
        } finally {
            free.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to read", e);
        }
    }
}
