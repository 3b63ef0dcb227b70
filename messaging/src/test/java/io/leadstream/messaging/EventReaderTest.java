package io.leadstream.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    sealed interface Thing {
        @EventType("thing.made.v1")
        record Made(String name, int size) implements Thing {
            public Made {
                if (size < 0) {
                    throw new IllegalArgumentException("size must not be negative");
                }
            }
        }
    }

    sealed interface Unmarked {
        record Made() implements Unmarked {}
    }

    private final EventReader<Thing> reader = new EventReader<>(Thing.class, new ObjectMapper());

    @Test
    void aKnownTypeIsReadAndUnknownMembersAreIgnored() {
        Optional<Thing> read = reader.read(event("thing.made.v1", "{\"name\":\"x\",\"size\":3,\"colour\":\"red\"}"));

        assertEquals(Optional.of(new Thing.Made("x", 3)), read);
    }

    @Test
    void anUnknownTypeOrVersionIsNotForUs() {
        assertFalse(reader.read(event("thing.made.v2", "{}")).isPresent());
    }

    @Test
    void aBrokenPayloadIsUnreadableAndItsValueIsNotRepeated() {
        var refusal = assertThrows(
                UnreadableEvent.class, () -> reader.read(event("thing.made.v1", "{\"size\":\"jane@example.com\"}")));

        assertFalse(refusal.getMessage().contains("jane"), refusal.getMessage());
    }

    @Test
    void whatARecordRefusesIsUnreadable() {
        assertThrows(UnreadableEvent.class, () -> reader.read(event("thing.made.v1", "{\"name\":\"x\",\"size\":-1}")));
    }

    @Test
    void aRecordWithoutATypeIsAProgrammingError() {
        assertThrows(IllegalArgumentException.class, () -> new EventReader<>(Unmarked.class, new ObjectMapper()));
    }

    private static Event event(String type, String payload) {
        return new Event(
                new UUID(0, 1), new EventRef("things", "1", 1), type, Instant.EPOCH, Instant.EPOCH, null, payload);
    }
}
