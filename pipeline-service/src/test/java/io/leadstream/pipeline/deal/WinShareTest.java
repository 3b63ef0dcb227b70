package io.leadstream.pipeline.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class WinShareTest {

    @Test
    void theIntervalIsWilsons() {
        assertEquals(new WinShare(0.5, 0.299298, 0.700702, 20), WinShare.of(10, 20));
    }

    @Test
    void theEndsAreTheEnds() {
        assertEquals(0, WinShare.of(0, 5).low());
        assertEquals(1, WinShare.of(5, 5).high());
        assertNull(WinShare.of(0, 0));
    }
}
