package io.leadstream.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Leads captured at a steady rate, each followed from its 201 until a read shows it. */
final class SteadyCaptures {

    private final Subject subject;
    private final NewLeads newLeads = new NewLeads();
    private final Supplier<Http> reader;
    private final Function<String, String> path;

    private SteadyCaptures(Subject subject, Supplier<Http> reader, Function<String, String> path) {
        this.subject = subject;
        this.reader = reader;
        this.path = path;
    }

    /** Until qualification-service has scored them. */
    static SteadyCaptures untilScored(Subject subject) {
        return new SteadyCaptures(
                subject,
                () -> subject.qualification("manager"),
                event -> "/api/qualifications/" + event.split("/", -1)[1] + "?atLeast=" + event);
    }

    /** The window makes the answer itself small: what is measured is how long the event takes, not the sums. */
    static SteadyCaptures untilForecast(Subject subject) {
        return new SteadyCaptures(
                subject,
                () -> subject.forecast("manager"),
                event ->
                        "/api/conversion-rates?pipeline=lead-lifecycle&from=2001-01-01&to=2001-01-02&atLeast=" + event);
    }

    /**
     * Captures for as long as it is told to go on.
     *
     * @param goesOn asked before each, by how many there were
     */
    Durations run(int perSecond, IntPredicate goesOn) {
        var nanos = new ConcurrentLinkedQueue<Long>();
        var free = new ConcurrentLinkedQueue<Caller>();
        var begun = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            while (goesOn.test(begun.get())) {
                long due = start + begun.getAndIncrement() * TimeUnit.SECONDS.toNanos(1) / perSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                threads.execute(() -> {
                    Caller polled = free.poll();
                    Caller caller = polled == null ? new Caller(subject.lead("rep"), reader.get()) : polled;
                    nanos.add(caller.untilVisible(newLeads.next(), path));
                    free.add(caller);
                });
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        free.forEach(Caller::close);
        if (nanos.size() < begun.get()) {
            throw new IllegalStateException("only " + nanos.size() + " of " + begun + " leads became visible");
        }
        // the first quarter warms up
        return Durations.of(List.copyOf(nanos).subList(nanos.size() / 4, nanos.size()));
    }

    private record Caller(Http leads, Http reads) {
        long untilVisible(String body, Function<String, String> path) {
            try {
                String event = leads.postJson("/api/leads", body).expect(201).header("leadstream-event");
                long captured = System.nanoTime();
                while (reads.get(path.apply(event)).status() == 503) {
                    Thread.onSpinWait();
                }
                return System.nanoTime() - captured;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            leads.close();
            reads.close();
        }
    }
}
