package io.leadstream.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the metrics say of deliveries: outbox to topic, topic to consumer, and records set aside. */
final class Deliveries {

    private static final String RECORDED_AT = "ls_recordedat";

    private final MeterRegistry metrics;
    private final Timer toTopic;
    private final Timer toConsumer;

    Deliveries(MeterRegistry metrics) {
        this.metrics = metrics;
        this.toTopic = Timer.builder("leadstream.outbox.to.topic")
                .description("From the outbox row's insertion to its arrival on the topic")
                .publishPercentileHistogram()
                .register(metrics);
        this.toConsumer = Timer.builder("leadstream.topic.to.consumer")
                .description("From the arrival on the topic to its delivery to this service")
                .publishPercentileHistogram()
                .register(metrics);
    }

    void measure(ConsumerRecord<String, byte[]> message) {
        Instant arrival = Instant.ofEpochMilli(message.timestamp());
        toConsumer.record(Duration.between(arrival, Instant.now()));
        String recorded = EventRecords.optional(message.headers(), RECORDED_AT);
        if (recorded != null) {
            toTopic.record(Duration.between(Instant.parse(recorded), arrival));
        }
    }

    void countDeadLetter(String topic) {
        metrics.counter("leadstream.dead.letters", "topic", topic).increment();
    }
}
