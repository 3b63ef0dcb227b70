package io.leadstream.lead.standing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.Standings;
import io.leadstream.lead.standing.QualificationEvent.LifecycleChanged;
import io.leadstream.lead.standing.QualificationEvent.Scored;
import io.leadstream.messaging.Consumption;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Shows on the card what qualification-service says of the lead. */
@ApplicationScoped
class QualificationListener implements EventHandler {

    private static final String TOPIC = "qualification-events";

    private final Consumption consumption;
    private final Standings standings;
    private final EventReader<QualificationEvent> reader;

    QualificationListener(Consumption consumption, Standings standings, ObjectMapper mapper) {
        this.consumption = consumption;
        this.standings = standings;
        this.reader = new EventReader<>(QualificationEvent.class, mapper);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Incoming(TOPIC)
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        consumption.consume(batch, this);
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
