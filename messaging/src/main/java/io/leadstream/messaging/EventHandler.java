package io.leadstream.messaging;

import java.util.List;

/**
 * What a consumer does with events it has not applied before, within the transaction of their batch. A runtime
 * exception that is no infrastructure fault refuses the event: it alone goes to the dead letters. A bean per topic.
 */
public interface EventHandler {

    /** The topic whose events it takes; dead letters of that topic are redriven through it. */
    String topic();

    void handle(Event event);

    /**
     * Handles a batch, ordered per subject. Override where sets are written at once; what follows from one of the
     * events is then drafted by {@link Event#inItsTrace}.
     */
    default void handleAll(List<Event> events) {
        for (Event event : events) {
            event.inItsTrace(() -> handle(event));
        }
    }
}
