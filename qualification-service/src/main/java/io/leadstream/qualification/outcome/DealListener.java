package io.leadstream.qualification.outcome;

import io.leadstream.messaging.Consumption;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** pipeline-service's events in. */
@ApplicationScoped
class DealListener {

    private final Consumption consumption;
    private final DealOutcomes outcomes;

    DealListener(Consumption consumption, DealOutcomes outcomes) {
        this.consumption = consumption;
        this.outcomes = outcomes;
    }

    @Incoming("deal-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, outcomes);
    }
}
