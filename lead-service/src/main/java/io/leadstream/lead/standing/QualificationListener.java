package io.leadstream.lead.standing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.Standings;
import io.leadstream.lead.standing.QualificationEvent.LifecycleChanged;
import io.leadstream.lead.standing.QualificationEvent.Scored;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows on the card what qualification-service says of the lead. */
@ApplicationScoped
class QualificationListener implements EventHandler {

    private static final String TOPIC = "qualification-events";

    private final Standings standings;
    private final EventReader<QualificationEvent> reader;

    QualificationListener(Standings standings, ObjectMapper mapper) {
        this.standings = standings;
        this.reader = new EventReader<>(QualificationEvent.class, mapper);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void handle(Event event) {
        reader.read(event).ifPresent(known -> apply(known, event.ref().sequence()));
    }

    private void apply(QualificationEvent event, long sequence) {
        switch (event) {
            case Scored scored ->
                standings.setScore(
                        scored.leadId(), scored.fit(), scored.engagement(), scored.total(), scored.grade(), sequence);
            case LifecycleChanged changed -> standings.setLifecycle(changed.leadId(), changed.to(), sequence);
        }
    }
}
