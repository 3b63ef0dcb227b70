package io.leadstream.pipeline.methodology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentTest {

    @Test
    void aSegmentHasOneName() {
        assertEquals("segment:", Segment.of(null, null).key());
        assertEquals(
                "segment:pipeline=standard&segments.a=1&segments.b=2",
                Segment.of("standard", Map.of("b", "2", "a", "1")).key());
    }

    @Test
    void noValueMakesOneSegmentLookLikeAnother() {
        assertNotEquals(
                Segment.of(null, Map.of("a", "1&segments.b=2")).key(),
                Segment.of(null, Map.of("a", "1", "b", "2")).key());
        assertNotEquals(
                Segment.of("x", Map.of()).key(),
                Segment.of(null, Map.of("pipeline", "x")).key());
    }
}
