package io.leadstream.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Consumption;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.Buyer;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.FollowLead;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Hears which leads sales has qualified: that opens deals. */
@ApplicationScoped
class QualificationListener implements EventHandler {

    /** What we read on qualification-events. */
    sealed interface Heard {

        @EventType("lead.lifecycle-changed.v1")
        record LifecycleChanged(
                UUID leadId,
                String to,
                @Nullable UUID companyId,
                @Nullable String companyName,
                @Nullable Map<String, String> segments)
                implements Heard {}
    }

    private final Consumption consumption;
    private final FollowLead followLead;
    private final EventReader<Heard> reader;

    QualificationListener(Consumption consumption, FollowLead followLead, ObjectMapper mapper) {
        this.consumption = consumption;
        this.followLead = followLead;
        this.reader = new EventReader<>(Heard.class, mapper);
    }

    @Incoming("qualification-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, this);
    }

    @Override
    public String topic() {
        return "qualification-events";
    }

    @Override
    public void handle(Event event) {
        reader.read(event).ifPresent(heard -> {
            switch (heard) {
                case Heard.LifecycleChanged changed -> changed(changed, event);
            }
        });
    }

    private void changed(Heard.LifecycleChanged changed, Event event) {
        var step = new FollowLead.Step(
                new Buyer(changed.leadId(), changed.companyId(), changed.companyName()),
                changed.leadId(),
                changed.to(),
                changed.segments() == null ? Map.of() : changed.segments(),
                event.ref().sequence(),
                event.occurredAt(),
                new By(event.ref().source(), event.knownAt()));
        switch (changed.to()) {
            case "SQL" -> followLead.qualified(step);
            case "DISQUALIFIED" -> followLead.disqualified(step);
            default -> followLead.moved(step);
        }
    }
}
