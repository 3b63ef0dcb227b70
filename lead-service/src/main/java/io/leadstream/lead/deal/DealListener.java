package io.leadstream.lead.deal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears what becomes of leads in pipeline-service, and whom customers there bring. */
@ApplicationScoped
class DealListener implements EventHandler {

    private static final String TOPIC = "deal-events";

    /** What is of a new lead, not of a deal. */
    sealed interface Heard {

        @EventType("lead.proposed.v1")
        record Proposed(
                UUID dealId,
                UUID proposalId,
                String source,
                @Nullable UUID leadId,
                @Nullable UUID personId) implements Heard {}
    }

    private final Deals deals;
    private final jakarta.enterprise.event.Event<LeadProposed> proposed;
    private final EventReader<DealEvent> reader;
    private final EventReader<Heard> proposals;

    DealListener(Deals deals, jakarta.enterprise.event.Event<LeadProposed> proposed, ObjectMapper mapper) {
        this.deals = deals;
        this.proposed = proposed;
        this.reader = new EventReader<>(DealEvent.class, mapper);
        this.proposals = new EventReader<>(Heard.class, mapper);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void handle(Event event) {
        reader.read(event).ifPresent(known -> deals.apply(known, event));
        proposals.read(event).ifPresent(heard -> {
            switch (heard) {
                case Heard.Proposed told ->
                    proposed.fire(new LeadProposed(
                            told.dealId(), told.source(), told.leadId(), told.personId(), event.knownAt()));
            }
        });
    }
}
