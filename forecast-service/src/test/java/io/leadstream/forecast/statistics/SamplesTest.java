package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Quantiles, the median of what still lasts, and the test of equal shares. */
class SamplesTest {

    private static Sample sample(double... values) {
        var sample = new Sample();
        for (double value : values) {
            sample.add(value);
        }
        return sample;
    }

    @Test
    void aLargeSampleStaysSmallAndNearlyExact() {
        var sample = new Sample();
        for (int i = 0; i < 1_000_000; i++) {
            sample.add((i * 7_919L % 1_000_000) / 10_000.0);
        }
        assertTrue(sample.values().length <= 2 * Sample.MOST_EXACT, () -> "" + sample.values().length);
        Quantiles quantiles = Quantiles.of(sample);
        assertNotNull(quantiles);
        assertEquals(1_000_000, quantiles.count());
        assertEquals(50, quantiles.median(), 50 * 2.5e-4);
        assertEquals(90, quantiles.p90(), 90 * 2.5e-4);
        assertEquals(49.99995, quantiles.mean(), 1e-6);
    }

    @Test
    void wholeDaysStayExactInALargeSample() {
        var sample = new Sample();
        for (int i = 0; i < 100_000; i++) {
            sample.add(i % 2 == 0 ? 57 : 60 + i / 100_000.0);
        }
        Quantiles quantiles = Quantiles.of(sample);
        assertNotNull(quantiles);
        assertEquals(57, sample.values()[0]);
    }

    @Test
    void quantilesAreInterpolated() {
        Quantiles quantiles = Quantiles.of(sample(4, 1, 3, 2));
        assertEquals(new Quantiles(4, 2.5, 2.5, 3.25, 3.7), quantiles);
    }

    @Test
    void anEmptySampleHasNone() {
        assertNull(Quantiles.of(new Sample()));
    }

    private static OptionalDouble median(double... lengths) {
        var lasting = new KaplanMeier();
        for (double length : lengths) {
            lasting.add(0, Math.abs(length), length > 0);
        }
        return lasting.median();
    }

    @Test
    void whatStillLastsIsCensoredInTheMedian() {
        assertEquals(OptionalDouble.of(2), median(1, 2, 3));
        assertEquals(OptionalDouble.of(4), median(1, -2, -3, 4));
        assertEquals(OptionalDouble.empty(), median(1, -9, -9, -9));
    }

    @Test
    void whatWasNotSeenFromItsBeginningCountsFromThenOn() {
        var lasting = new KaplanMeier();
        lasting.add(0, 1, true);
        lasting.add(0, 6, true);
        lasting.add(3, 5, true);
        assertEquals(OptionalDouble.of(1), lasting.median());
    }

    @Test
    void equalSharesAreNoSurpriseAndUnequalOnesAre() {
        assertEquals(1, Homogeneity.pValue(List.of(new Share(20, 100), new Share(20, 100))), 1e-9);
        assertTrue(Homogeneity.pValue(List.of(new Share(20, 100), new Share(50, 100))) < 0.001);
    }
}
