package io.leadstream.lead.deal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears what becomes of leads in pipeline-service. */
@ApplicationScoped
class DealListener implements EventHandler {

    private static final String TOPIC = "deal-events";

    private final Deals deals;
    private final EventReader<DealEvent> reader;

    DealListener(Deals deals, ObjectMapper mapper) {
        this.deals = deals;
        this.reader = new EventReader<>(DealEvent.class, mapper);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void handle(Event event) {
        reader.read(event).ifPresent(known -> deals.apply(known, event));
    }
}
