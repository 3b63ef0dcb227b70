package io.leadstream.forecast.alert;

import io.leadstream.messaging.EventType;
import java.util.UUID;

/** What others are told of alerts: topics and figures, no words. */
sealed interface PublishedAlert {

    String TOPIC = "forecast-events";

    /** Something changed by more than chance explains. */
    @EventType("alert.opened.v1")
    record Opened(UUID alertId, Topic about, Figures figures) implements PublishedAlert {}

    /** It still differs, by other figures. */
    @EventType("alert.updated.v1")
    record Updated(UUID alertId, Topic about, Figures figures) implements PublishedAlert {}

    /** Somebody took note of it. */
    @EventType("alert.acknowledged.v1")
    record Acknowledged(UUID alertId, Topic about, String by) implements PublishedAlert {}

    /** It differs no longer, or nobody can tell. */
    @EventType("alert.closed.v1")
    record Closed(UUID alertId, Topic about, Alert.Reason reason, Figures figures) implements PublishedAlert {}
}
