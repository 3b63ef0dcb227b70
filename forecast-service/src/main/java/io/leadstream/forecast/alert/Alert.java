package io.leadstream.forecast.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed by more than chance explains.
 *
 * @param closed null while it is open
 * @param acknowledged null until somebody took note of it
 * @param version grows with every change
 */
record Alert(
        UUID id,
        Topic topic,
        Figures figures,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Closed closed,
        @Nullable Acknowledged acknowledged,
        long version) {

    /** Why an alert closed. */
    public enum Reason {
        /** The figures are as they were, or chance explains them. */
        RECOVERED,
        /** There are no longer enough deals to tell. */
        TOO_FEW,
        /** The period that was forecast is over. */
        PERIOD_OVER
    }

    record Closed(Instant at, Reason reason) {}

    record Acknowledged(Instant at, String by, @Nullable String note) {}

    static Alert opened(UUID id, Finding finding, Instant at) {
        return new Alert(id, finding.topic(), finding.figures(), at, at, null, null, 1);
    }

    Alert with(Figures newer, Instant at) {
        return new Alert(id, topic, newer, openedAt, at, closed, acknowledged, version + 1);
    }

    Alert close(Figures last, Reason reason, Instant at) {
        return new Alert(id, topic, last, openedAt, at, new Closed(at, reason), acknowledged, version + 1);
    }

    Alert acknowledge(String by, @Nullable String note, Instant at) {
        return new Alert(id, topic, figures, openedAt, updatedAt, closed, new Acknowledged(at, by, note), version + 1);
    }

    boolean isOpen() {
        return closed == null;
    }
}
