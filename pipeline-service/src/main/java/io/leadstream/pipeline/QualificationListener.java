package io.leadstream.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.Buyer;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.FollowLead;
import io.leadstream.pipeline.deal.Qualifications;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
                @Nullable String reason,
                @Nullable UUID companyId,
                @Nullable String companyName,
                @Nullable Map<String, String> segments)
                implements Heard {}

        @EventType("lead.facts-changed.v1")
        record FactsChanged(UUID leadId, String framework, List<String> held, List<String> missing) implements Heard {}
    }

    private final FollowLead followLead;
    private final Qualifications qualifications;
    private final EventReader<Heard> reader;

    QualificationListener(FollowLead followLead, Qualifications qualifications, ObjectMapper mapper) {
        this.followLead = followLead;
        this.qualifications = qualifications;
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
                case Heard.FactsChanged facts ->
                    qualifications.hold(new Qualifications.Criteria(
                            facts.leadId(),
                            facts.framework(),
                            facts.held(),
                            facts.missing(),
                            event.ref().sequence()));
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
        qualifications.took(new Qualifications.Step(
                changed.leadId(), changed.to(), changed.reason(), event.ref().sequence(), event.occurredAt()));
    }
}
