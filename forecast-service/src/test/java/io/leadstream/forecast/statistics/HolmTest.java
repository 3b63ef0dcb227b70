package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HolmTest {

    @Test
    void theValuesAreThoseOfR() {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        var holm = Holm.of(List.of(0.01, 0.04, 0.03, 0.005));
        assertEquals(0.03, holm.adjusted(0.01), 1e-12);
        assertEquals(0.06, holm.adjusted(0.04), 1e-12);
        assertEquals(0.06, holm.adjusted(0.03), 1e-12);
        assertEquals(0.02, holm.adjusted(0.005), 1e-12);
    }

    @Test
    void whatWasNotComparedHasNoAdjustedValue() {
        assertThrows(IllegalArgumentException.class, () -> Holm.of(List.of(0.1)).adjusted(0.2));
    }

    @Property(tries = 200)
    void adjustedValuesAreNoLessKeepTheOrderAndStayBelowBonferroni(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1) Double> pValues) {
        var holm = Holm.of(pValues);
        double before = 0;
        for (double p : pValues.stream().sorted().toList()) {
            double adjusted = holm.adjusted(p);
            assertTrue(adjusted >= p && adjusted >= before && adjusted <= 1);
            assertTrue(adjusted <= Math.min(1, p * pValues.size()) + 1e-12 || adjusted == before);
            before = adjusted;
        }
    }
}
