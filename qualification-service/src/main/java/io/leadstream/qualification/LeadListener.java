package io.leadstream.qualification;

import io.leadstream.messaging.Consumption;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** This service's events in. */
@ApplicationScoped
class LeadListener {

    private final Consumption consumption;
    private final ApplyLeadEvents applyLeadEvents;

    LeadListener(Consumption consumption, ApplyLeadEvents applyLeadEvents) {
        this.consumption = consumption;
        this.applyLeadEvents = applyLeadEvents;
    }

    @Incoming("lead-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, applyLeadEvents);
    }
}
