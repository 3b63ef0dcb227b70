package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

    @Test
    void itIsBenjaminiAndHochbergs() {
        // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.5), "BH")
        List<Double> adjusted = FalseDiscovery.adjusted(List.of(0.04, 0.01, 0.5, 0.02, 0.03));
        assertEquals(0.05, adjusted.get(0), 1e-12);
        assertEquals(0.05, adjusted.get(1), 1e-12);
        assertEquals(0.5, adjusted.get(2), 1e-12);
        assertEquals(0.05, adjusted.get(3), 1e-12);
    }

    @Test
    void ofNoneThereIsNone() {
        assertEquals(List.of(), FalseDiscovery.adjusted(List.of()));
    }

    @Property
    void noneBecomesMoreSureAndTheOrderStays(
            @ForAll @Size(max = 30) List<@DoubleRange(min = 0, max = 1) Double> pValues) {
        List<Double> adjusted = FalseDiscovery.adjusted(pValues);
        for (int i = 0; i < pValues.size(); i++) {
            assertTrue(adjusted.get(i) >= pValues.get(i) - 1e-15 && adjusted.get(i) <= 1);
            for (int j = 0; j < pValues.size(); j++) {
                assertTrue(pValues.get(i) > pValues.get(j) || adjusted.get(i) <= adjusted.get(j));
            }
        }
    }
}
