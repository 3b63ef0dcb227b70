package io.leadstream.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** From a captured lead's 201 until others show it, at a steady 50 leads/s, beside a bare trip over the topic. */
final class Visibility implements Measurement {

    private static final int PER_SECOND = 50;
    private static final int SECONDS = 20;
    private static final int ROUND_TRIPS = 300;

    private final Subject subject;

    Visibility(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) {
        Durations floor = roundTrips();
        row(table, "score", SteadyCaptures.untilScored(subject), floor);
        row(table, "forecast", SteadyCaptures.untilForecast(subject), floor);
    }

    private static void row(Table table, String where, SteadyCaptures captures, Durations floor) {
        Durations durations = captures.run(PER_SECOND, begun -> begun < PER_SECOND * SECONDS);
        table.row(
                "capture to " + where + " visible, " + PER_SECOND + " leads/s",
                durations.medianAndP99(),
                "produce and consume: " + floor.medianAndP99(),
                durations.millis(0.5) / floor.millis(0.5));
    }

    /** The same broker, the same producer settings as the relay's, nothing else. */
    private Durations roundTrips() {
        String topic = "partner-leads-rejected.demo";
        var settings = new HashMap<>(subject.leadstream().operator());
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
