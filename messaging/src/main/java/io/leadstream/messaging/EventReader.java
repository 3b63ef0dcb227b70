package io.leadstream.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events into a consumer's own records.
 *
 * @param <T> a sealed interface whose records carry {@link EventType}; what they do not name is ignored
 */
public final class EventReader<T> {

    private final Map<String, ObjectReader> readers = new HashMap<>();

    public EventReader(Class<T> family, ObjectMapper mapper) {
        ObjectMapper lenient = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        if (!family.isSealed()) {
            throw new IllegalArgumentException(family.getName() + " is not sealed");
        }
        for (Class<?> member : family.getPermittedSubclasses()) {
            readers.put(typeOf(member), lenient.readerFor(member));
        }
    }

    /**
     * Reads an event.
     *
     * @return empty when this consumer knows no such type
     * @throws UnreadableEvent when the payload is not what the type promises
     */
    public Optional<T> read(Event event) {
        ObjectReader reader = readers.get(event.type());
        if (reader == null) {
            return Optional.empty();
        }
        try {
            @Nullable T read = reader.readValue(event.payload());
            if (read == null) {
                throw new UnreadableEvent("payload of " + event.type() + " is null");
            }
            return Optional.of(read);
        } catch (JsonProcessingException e) {
            // getOriginalMessage would repeat the offending value; location and type are enough to find it
            throw new UnreadableEvent("payload of " + event.type() + " cannot be read at "
                    + (e.getLocation() == null
                            ? "an unknown place"
                            : e.getLocation().offsetDescription()));
        }
    }

    static String typeOf(Class<?> eventClass) {
        EventType type = eventClass.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(eventClass.getName() + " carries no @EventType");
        }
        return type.value();
    }
}
