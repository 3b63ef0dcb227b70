package io.leadstream.forecast.facts;

import static io.leadstream.forecast.facts.Received.required;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Place;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code qualification-events}: the steps of the lead lifecycle. */
sealed interface QualificationEvent extends TellsFacts {

    /** The states of the lifecycle, each telling the facts of entering it. */
    enum State {
        IQL,
        MQL,
        SAL,
        SQL,
        DISQUALIFIED,
        RECYCLED;

        /** The stage that a lead in this state stands in. */
        Place place() {
            return LeadLifecycle.place(
                    switch (this) {
                        case IQL, RECYCLED -> "IQL";
                        case MQL -> "MQL";
                        case SAL -> "SAL";
                        case SQL -> "SQL";
                        case DISQUALIFIED -> "CAPTURED";
                    });
        }
    }

    @EventType("lead.lifecycle-changed.v1")
    record LifecycleChanged(
            @Nullable State from, State to, @Nullable String reason) implements QualificationEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return switch (required(to, "to")) {
                case IQL, MQL, SAL, RECYCLED -> List.of(Received.entered(event, 0, to.place()));
                case SQL ->
                    List.of(
                            Received.entered(event, 0, to.place()),
                            Received.closed(event, 1, to.place(), Outcome.WON, null, null));
                case DISQUALIFIED -> List.of(Received.closed(event, 0, stood(), Outcome.LOST, reason, null));
            };
        }

        private Place stood() {
            return from == null ? State.DISQUALIFIED.place() : from.place();
        }
    }
}
