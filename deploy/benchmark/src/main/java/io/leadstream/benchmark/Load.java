package io.leadstream.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** The same operation, again and again, by a number of callers at once, for a bounded time. */
final class Load {

    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private Load() {}

    /** One caller's operation, with the connection that it keeps. */
    interface Operation extends AutoCloseable {
        void run() throws Exception;

        @Override
        void close() throws Exception;
    }

    /**
     * What a load led to.
     *
     * @param seconds for which it was measured, after the warm-up
     */
    record Result(Durations durations, double seconds) {
        double perSecond() {
            return durations.count() / seconds;
        }
    }

    static Result run(int callers, Duration time, IntFunction<Operation> operations) {
        long start = System.nanoTime() + WARM_UP.toNanos();
        long end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Future<List<Long>>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Operation operation = operations.apply(i);
                results.add(threads.submit(() -> repeat(operation, start, end)));
            }
            var nanos = new ArrayList<Long>();
            for (Future<List<Long>> result : results) {
                nanos.addAll(result.get());
            }
            return new Result(Durations.of(nanos), time.toNanos() / 1e9);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> repeat(Operation operation, long start, long end) throws Exception {
        var nanos = new ArrayList<Long>();
        try (operation) {
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                operation.run();
                long after = System.nanoTime();
                if (now >= start && after <= end) {
                    nanos.add(after - now);
                }
            }
        }
        return nanos;
    }
}
