package io.leadstream.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Consumption;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.FollowLead;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which leads are erased: their deals forget them. */
@ApplicationScoped
class LeadListener implements EventHandler {

    /** What we read on lead-events. */
    sealed interface Heard {

        @EventType("lead.erased.v1")
        record LeadErased(UUID leadId) implements Heard {}
    }

    private final Consumption consumption;
    private final FollowLead followLead;
    private final EventReader<Heard> reader;

    LeadListener(Consumption consumption, FollowLead followLead, ObjectMapper mapper) {
        this.consumption = consumption;
        this.followLead = followLead;
        this.reader = new EventReader<>(Heard.class, mapper);
    }

    @Incoming("lead-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, this);
    }

    @Override
    public String topic() {
        return "lead-events";
    }

    @Override
    public void handle(Event event) {
        reader.read(event).ifPresent(heard -> {
            switch (heard) {
                case Heard.LeadErased erased ->
                    followLead.erased(
                            erased.leadId(),
                            event.occurredAt(),
                            new By(event.ref().source(), event.knownAt()));
            }
        });
    }
}
