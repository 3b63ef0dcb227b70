package io.leadstream.messaging;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reads every topic that a handler is for, while the service runs. Ready means that each reader has its share.
 *
 * <p>It stands in for channels of the messaging extension, which end for good at a broker's time-out, hand on each
 * poll's records as a batch of its own, so that a backlog is applied in as many transactions as it came in, stand still
 * for up to a second when two batches wait, and spent more processor time on the way of a record than applying it took.
 */
@Readiness
@ApplicationScoped
class TopicReaders implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumption consumption;
    private final KafkaAccess kafka;
    private final List<EventHandler> handlers;
    private final List<RecordHandler> recordHandlers;
    private final String service;
    private final List<TopicReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    TopicReaders(
            Consumption consumption,
            KafkaAccess kafka,
            @All List<EventHandler> handlers,
            @All List<RecordHandler> recordHandlers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.consumption = consumption;
        this.kafka = kafka;
        this.handlers = handlers;
        this.recordHandlers = recordHandlers;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        var topics = new HashSet<String>();
        for (EventHandler handler : handlers) {
            if (!topics.add(handler.topic())) {
                throw new IllegalStateException("two handlers share the topic " + handler.topic());
            }
            begin(new TopicReader(
                    kafka,
                    service,
                    handler.topic(),
                    Pattern.compile(Pattern.quote(handler.topic())),
                    batch -> consumption.consume(batch, handler)));
        }
        for (RecordHandler handler : recordHandlers) {
            begin(new TopicReader(
                    kafka, service + "-" + handler.name(), handler.name(), handler.topics(), handler::take));
        }
    }

    private void begin(TopicReader reader) {
        readers.add(reader);
        threads.add(Thread.ofPlatform().name("reading-" + reader.name()).start(reader));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        readers.forEach(TopicReader::stop);
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("event consumers")
                .status(readers.stream().allMatch(TopicReader::hasJoined));
        readers.forEach(reader -> response.withData(reader.name(), reader.hasJoined()));
        return response.build();
    }
}
