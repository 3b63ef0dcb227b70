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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reads every topic that a handler is for, while the service runs. Ready means that each has its share.
 *
 * <p>It stands in for channels of the messaging extension, which hand on each poll's records as a batch of its own, so
 * that a backlog is applied in as many transactions as it came in, stand still for up to a second when two batches
 * wait, and spent more processor time on the way of a record than applying it took.
 */
@Readiness
@ApplicationScoped
class EventConsumers implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumption consumption;
    private final KafkaAccess kafka;
    private final List<EventHandler> handlers;
    private final String service;
    private final List<EventConsumer> consumers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    EventConsumers(
            Consumption consumption,
            KafkaAccess kafka,
            @All List<EventHandler> handlers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.consumption = consumption;
        this.kafka = kafka;
        this.handlers = handlers;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        var topics = new HashSet<String>();
        for (EventHandler handler : handlers) {
            if (!topics.add(handler.topic())) {
                throw new IllegalStateException("two handlers share the topic " + handler.topic());
            }
            var consumer =
                    new EventConsumer(kafka, service, handler.topic(), batch -> consumption.consume(batch, handler));
            consumers.add(consumer);
            threads.add(Thread.ofPlatform().name("events-" + handler.topic()).start(consumer));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        consumers.forEach(EventConsumer::stop);
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("event consumers")
                .status(consumers.stream().allMatch(EventConsumer::hasJoined));
        consumers.forEach(consumer -> response.withData(consumer.topic(), consumer.hasJoined()));
        return response.build();
    }
}
