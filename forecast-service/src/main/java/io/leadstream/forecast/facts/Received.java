package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Place;
import io.leadstream.forecast.history.Terms;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.UnreadableEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as a single event tells them: its own times, and a key from its sequence. */
final class Received {

    private Received() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new UnreadableEvent(field + " is missing");
        }
        return value;
    }

    static FactKey key(Event event, int position) {
        return new FactKey(event.ref().source(), event.ref().sequence(), position, null);
    }

    static Entered entered(Event event, int position, Place place) {
        return entered(event, position, place, null);
    }

    static Entered entered(Event event, int position, Place place, @Nullable Category category) {
        return new Entered(key(event, position), event.occurredAt(), event.knownAt(), place, false, category);
    }

    static Closed closed(
            Event event, int position, Place place, Outcome outcome, @Nullable String reason, @Nullable Money amount) {
        return new Closed(key(event, position), event.occurredAt(), event.knownAt(), place, outcome, reason, amount);
    }

    static Described described(
            Event event, @Nullable String owner, @Nullable Money amount, Map<String, String> segments, Terms terms) {
        return new Described(key(event, 0), event.occurredAt(), event.knownAt(), owner, amount, segments, null, terms);
    }
}
