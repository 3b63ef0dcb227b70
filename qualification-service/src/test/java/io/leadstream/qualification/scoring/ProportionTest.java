package io.leadstream.qualification.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionTest {

    // forecast.md: 4,238 of 6,711 is 63.15 % [61.99, 64.30]
    @Test
    void theIntervalIsWilsons() {
        assertEquals(new Proportion(4238, 6711, 0.6315, 0.6199, 0.643), Proportion.of(4238, 6711));
    }

    @Test
    void noneOfNoneIsNoRate() {
        assertNull(Proportion.of(0, 0).rate());
    }

    @Property
    void theRateLiesWithinItsInterval(@ForAll @IntRange(max = 500) int hits, @ForAll @IntRange(max = 500) int more) {
        var share = Proportion.of(hits, hits + more);

        if (share.rate() != null && share.low() != null && share.high() != null) {
            assertTrue(share.low() <= share.rate() && share.rate() <= share.high());
            assertTrue(share.low() >= 0 && share.high() <= 1);
        }
    }
}
