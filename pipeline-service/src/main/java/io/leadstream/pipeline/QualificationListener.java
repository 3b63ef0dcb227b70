package io.leadstream.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.Buyer;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.FollowLead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
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

    private final FollowLead followLead;
    private final EventReader<Heard> reader;

    QualificationListener(FollowLead followLead, ObjectMapper mapper) {
        this.followLead = followLead;
        this.reader = new EventReader<>(Heard.class, mapper);
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
