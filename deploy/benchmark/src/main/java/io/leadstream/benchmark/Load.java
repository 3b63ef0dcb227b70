package io.leadstream.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;

/** The same operation, again and again, by a number of callers at once, for a bounded time or a number of times. */
final class Load {

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

    /** Operations that begin after the warm-up and end within the time that follows. */
    static Result run(int callers, Duration warmUp, Duration time, IntFunction<Operation> operations) {
        long start = System.nanoTime() + warmUp.toNanos();
        long end = start + time.toNanos();
        var spans = repeat(callers, now -> now < end, operations).stream()
                .filter(span -> span.from() >= start && span.to() <= end)
                .map(Span::nanos)
                .toList();
        return new Result(Durations.of(spans), time.toNanos() / 1e9);
    }

    /** So many operations among all callers, from the first's beginning to the last's end. */
    static Result times(int callers, int times, IntFunction<Operation> operations) {
        var left = new AtomicInteger(times);
        var spans = repeat(callers, now -> left.getAndDecrement() > 0, operations);
        long first = spans.stream().mapToLong(Span::from).min().orElseThrow();
        long last = spans.stream().mapToLong(Span::to).max().orElseThrow();
        return new Result(Durations.of(spans.stream().map(Span::nanos).toList()), (last - first) / 1e9);
    }

    private record Span(long from, long to) {
        long nanos() {
            return to - from;
        }
    }

    private static List<Span> repeat(int callers, LongPredicate goesOn, IntFunction<Operation> operations) {
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Future<List<Span>>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Operation operation = operations.apply(i);
                results.add(threads.submit(() -> repeat(goesOn, operation)));
            }
            var spans = new ArrayList<Span>();
            for (Future<List<Span>> result : results) {
                spans.addAll(result.get());
            }
            return spans;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Span> repeat(LongPredicate goesOn, Operation operation) throws Exception {
        var spans = new ArrayList<Span>();
        try (operation) {
            for (long now = System.nanoTime(); goesOn.test(now); now = System.nanoTime()) {
                operation.run();
                spans.add(new Span(now, System.nanoTime()));
            }
        }
        return spans;
    }
}
