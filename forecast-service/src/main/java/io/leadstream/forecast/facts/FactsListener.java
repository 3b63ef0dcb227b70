package io.leadstream.forecast.facts;

import io.leadstream.messaging.Consumption;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The events in. None of the topics waits for another: what is known is complete whenever all of it has come. */
@ApplicationScoped
class FactsListener {

    private final Consumption consumption;
    private final LeadFacts leads;
    private final QualificationFacts qualifications;
    private final DealFacts deals;

    FactsListener(Consumption consumption, LeadFacts leads, QualificationFacts qualifications, DealFacts deals) {
        this.consumption = consumption;
        this.leads = leads;
        this.qualifications = qualifications;
        this.deals = deals;
    }

    @Incoming("lead-events")
    @Blocking
    void onLeads(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, leads);
    }

    @Incoming("qualification-events")
    @Blocking
    void onQualifications(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, qualifications);
    }

    @Incoming("deal-events")
    @Blocking
    void onDeals(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, deals);
    }
}
