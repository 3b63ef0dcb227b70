package io.leadstream.rest.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.rest.BadInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    private static final List<String> TOPICS = List.of("a", "b");
    private static final TopicPartition A0 = new TopicPartition("a", 0);
    private static final TopicPartition B0 = new TopicPartition("b", 0);
    private static final TopicPartition B1 = new TopicPartition("b", 1);

    private static Position at(long a0, long b0, long b1) {
        return Position.of(TOPICS, Map.of(A0, a0, B0, b0, B1, b1));
    }

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll @Size(24) List<@LongRange(min = 0, max = 4_000_000_000_000_000L) Long> offsets) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (int i = 0; i < offsets.size(); i++) {
            next.put(new TopicPartition(i < 12 ? "a" : "b", i % 12), offsets.get(i));
        }
        var position = Position.of(TOPICS, next);

        Position read = Position.parse(position.toString(), position);

        next.forEach((partition, offset) -> assertEquals(offset, read.next(partition)));
        assertEquals(0, read.behind(position));
        assertTrue(position.toString().length() < 350, "it is sent with every event");
    }

    @Property(tries = 500)
    void whateverElseIsBadInput(@ForAll String text) {
        assertThrows(BadInput.class, () -> Position.parse(text + "!", at(9, 9, 9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "1~2", "1~2.3.4", "1~2.3~4", "1~2.z", "-1~2.3", "1~2.+3", "1 ~2.3", "A~2.3"})
    void whatIsOfAnotherStreamIsBadInput(String id) {
        assertThrows(BadInput.class, () -> Position.parse(id, at(9, 9, 9)));
    }

    @Test
    void eachEventIsNewsOnce() {
        Position position = at(5, 0, 0);

        assertFalse(position.passes(A0, 4));
        assertTrue(position.passes(A0, 5));
        assertFalse(position.passes(A0, 5));
        assertTrue(position.passes(A0, 9), "offsets may leave some out");
        assertEquals("a~0.0", position.toString());
    }

    @Test
    void howFarItIsBehind() {
        Position position = at(5, 7, 0);

        assertEquals(3, position.behind(at(8, 6, 0)));
        assertEquals(List.of(A0), position.partitionsBehind(at(8, 6, 0)));
        position.skipTo(at(8, 6, 0));
        assertEquals("8~7.0", position.toString());
    }
}
