package io.leadstream.lead.standing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.Standings;
import io.leadstream.lead.standing.QualificationEvent.LifecycleChanged;
import io.leadstream.lead.standing.QualificationEvent.Scored;
import io.leadstream.lead.standing.StandingHistory.Said;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Shows on the card what qualification-service says of the lead, and keeps what it said before. */
@ApplicationScoped
class QualificationListener implements EventHandler {

    private static final String TOPIC = "qualification-events";

    private final Standings standings;
    private final StandingHistory history;
    private final EventReader<QualificationEvent> reader;

    QualificationListener(Standings standings, StandingHistory history, ObjectMapper mapper) {
        this.standings = standings;
        this.history = history;
        this.reader = new EventReader<>(QualificationEvent.class, mapper);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    /** What a batch tells is written together: a new scoring model scores every lead anew. */
    @Override
    public void handleAll(List<Event> events) {
        var scores = new ArrayList<Said<Scored>>();
        var steps = new ArrayList<Said<LifecycleChanged>>();
        for (Event event : events) {
            reader.read(event).ifPresent(known -> {
                switch (known) {
                    case Scored scored -> scores.add(new Said<>(event, scored));
                    case LifecycleChanged changed -> steps.add(new Said<>(event, changed));
                }
            });
        }
        standings.setScores(scores.stream().map(QualificationListener::score).toList());
        standings.setLifecycles(
                steps.stream().map(QualificationListener::lifecycle).toList());
        history.addScores(scores);
        history.addSteps(steps);
    }

    private static Standings.Score score(Said<Scored> said) {
        Scored scored = said.what();
        return new Standings.Score(
                scored.leadId(),
                scored.fit(),
                scored.engagement(),
                scored.total(),
                scored.grade(),
                said.event().ref().sequence());
    }

    private static Standings.Lifecycle lifecycle(Said<LifecycleChanged> said) {
        return new Standings.Lifecycle(
                said.what().leadId(), said.what().to(), said.event().ref().sequence());
    }
}
