package io.leadstream.pipeline.methodology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void aRateHasWilsonsInterval() {
        Outcome outcome = Outcome.of(3, 7, 12.5);

        // by hand: centre (0.3 + 0.19207) / 1.38415, half 1.95996 √(0.021 + 0.0096036) / 1.38415
        assertEquals(0.3, outcome.rate());
        assertEquals(0.107789, outcome.low(), 1e-5);
        assertEquals(0.603222, outcome.high(), 1e-5);
        assertEquals(12.5, outcome.medianCycleDays());
    }

    @Test
    void theEdgesAreExact() {
        assertEquals(0, Outcome.of(0, 4, null).low());
        assertEquals(1, Outcome.of(4, 0, 2.0).high());
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertNull(Outcome.NONE.rate());
        assertNull(Outcome.NONE.high());
    }
}
