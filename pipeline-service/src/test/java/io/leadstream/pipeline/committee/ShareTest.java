package io.leadstream.pipeline.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShareTest {

    /** Newcombe 1998, table I, method 3. */
    @Test
    void theIntervalIsThePublishedOne() {
        Share share = Share.of(81, 263);
        assertEquals(0.2553, share.low(), 0.00005);
        assertEquals(0.3662, share.high(), 0.00005);

        assertEquals(0.1718, Share.of(1, 29).high(), 0.00005);
        assertEquals(0.0061, Share.of(1, 29).low(), 0.00005);
    }

    @Test
    void nothingHasNoShare() {
        assertNull(Share.of(0, 0).share());
        assertThrows(IllegalArgumentException.class, () -> Share.of(2, 1));
    }

    @Property(tries = 300)
    void theShareLiesInItsIntervalWithinZeroAndOne(
            @ForAll @LongRange(min = 1, max = 5_000) long of, @ForAll @LongRange(min = 0, max = 5_000) long count) {
        Share share = Share.of(Math.min(count, of), of);

        assertTrue(0 <= share.low() && share.low() <= share.share());
        assertTrue(share.share() <= share.high() && share.high() <= 1);
    }
}
