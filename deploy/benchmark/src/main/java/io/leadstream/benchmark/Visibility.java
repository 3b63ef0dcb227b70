package io.leadstream.benchmark;

import io.leadstream.local.test.RunningLeadstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** From a captured lead's 201 until others show it, at a steady 50 leads/s, beside a bare trip over the topic. */
final class Visibility {

    private static final int PER_SECOND = 50;
    private static final int SECONDS = 20;
    private static final int ROUND_TRIPS = 300;
    private static final int QUIET_SECONDS = 5;

    private final RunningLeadstream leadstream;
    private final Captures captures;

    Visibility(RunningLeadstream leadstream, Captures captures) {
        this.leadstream = leadstream;
        this.captures = captures;
    }

    /** What an earlier measurement has left to do would be measured too. */
    void awaitNothingUnderWay() throws IOException, InterruptedException {
        try (var forecast = new Http(leadstream.base() + 4, leadstream.token("manager"))) {
            for (int quiet = 0; quiet < QUIET_SECONDS; quiet++) {
                Thread.sleep(1_000);
                var answer =
                        forecast.get("/api/conversion-rates?pipeline=lead-lifecycle&from=2001-01-01&to=2001-01-02");
                if (answer.status() != 200
                        || answer.json().at("/freshness/lagEvents").asLong() > 0) {
                    quiet = -1;
                }
            }
        }
    }

    void measure(Table table) {
        Durations floor = roundTrips();
        row(table, "capture to score visible, 50 leads/s", score(), floor);
        row(table, "capture to forecast visible, 50 leads/s", forecast(), floor);
    }

    private static void row(Table table, String name, Durations durations, Durations floor) {
        table.row(
                name,
                durations.medianAndP99(),
                "produce and consume: " + floor.medianAndP99(),
                durations.millis(0.5) / floor.millis(0.5));
    }

    private Durations score() {
        return atSteadyRate(2, event -> "/api/qualifications/" + event.split("/", -1)[1] + "?atLeast=" + event);
    }

    private Durations forecast() {
        return atSteadyRate(4, Visibility::inTheForecast);
    }

    /** The window makes the answer itself small: what is measured is how long the event takes, not the sums. */
    private static String inTheForecast(String event) {
        return "/api/conversion-rates?pipeline=lead-lifecycle&from=2001-01-01&to=2001-01-02&atLeast=" + event;
    }

    private interface Path {
        String of(String event);
    }

    private Durations atSteadyRate(int port, Path path) {
        var nanos = new ConcurrentLinkedQueue<Long>();
        var free = new ConcurrentLinkedQueue<Caller>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < PER_SECOND * SECONDS; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                threads.execute(() -> {
                    Caller polled = free.poll();
                    Caller caller = polled == null ? new Caller(leadstream, port) : polled;
                    nanos.add(caller.untilVisible(captures.body(), path));
                    free.add(caller);
                });
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        free.forEach(Caller::close);
        if (nanos.size() < PER_SECOND * SECONDS) {
            throw new IllegalStateException("only " + nanos.size() + " of the leads became visible");
        }
        // the first quarter warms up
        return Durations.of(List.copyOf(nanos).subList(nanos.size() / 4, nanos.size()));
    }

    private record Caller(Http leads, Http reads) {
        Caller(RunningLeadstream leadstream, int port) {
            this(
                    new Http(leadstream.base() + 1, leadstream.token("rep")),
                    new Http(leadstream.base() + port, leadstream.token("manager")));
        }

        long untilVisible(String body, Path path) {
            try {
                return timeUntilVisible(body, path);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private long timeUntilVisible(String body, Path path) throws IOException {
            String event =
                    leads.postJson("/api/leads", body).expect(201).headers().get("leadstream-event");
            long captured = System.nanoTime();
            while (reads.get(path.of(String.valueOf(event))).status() == 503) {
                Thread.onSpinWait();
            }
            return System.nanoTime() - captured;
        }

        void close() {
            leads.close();
            reads.close();
        }
    }

    /** The same broker, the same producer settings as the relay's, nothing else. */
    private Durations roundTrips() {
        String topic = "partner-leads-rejected.demo";
        var settings = new HashMap<>(leadstream.operator());
        settings.put("acks", "all");
        settings.put("linger.ms", 0);
        var nanos = new ArrayList<Long>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            for (int i = 0; i < ROUND_TRIPS; i++) {
                long start = System.nanoTime();
                producer.send(new ProducerRecord<>(topic, 0, "k", "v")).get();
                while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                    Thread.onSpinWait();
                }
                nanos.add(System.nanoTime() - start);
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return Durations.of(nanos.subList(ROUND_TRIPS / 3, ROUND_TRIPS));
    }
}
