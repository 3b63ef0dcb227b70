package io.leadstream.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What the metrics say of deliveries: outbox to topic, topic to consumer, and records set aside. */
final class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
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
        record(toConsumer, arrival.toString(), Instant.now());
        String recorded = EventRecords.optional(message.headers(), RECORDED_AT);
        if (recorded != null) {
            record(toTopic, recorded, arrival);
        }
    }

    /** A header may say anything; what is no time, or none of ours, is not worth a stopped consumer. */
    private static void record(Timer timer, String from, Instant to) {
        try {
            timer.record(Duration.between(Instant.parse(from), to));
        } catch (DateTimeException | ArithmeticException noTime) {
            LOG.debugf("a delivery could not be measured: %s", noTime.getClass().getSimpleName());
        }
    }

    void countDeadLetter(String topic) {
        metrics.counter("leadstream.dead.letters", "topic", topic).increment();
    }
}
