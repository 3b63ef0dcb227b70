package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.messaging.Event;
import java.util.List;

/** An event of which facts are kept. */
interface TellsFacts {

    /** The facts about the event's subject, each with a key of its own. */
    List<DealFact> facts(Event event);
}
