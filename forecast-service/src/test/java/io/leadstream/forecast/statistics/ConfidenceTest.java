package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.leadstream.forecast.statistics.Confidence.Method;
import java.time.Duration;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static final Confidence WILSON = new Confidence(0.95, Method.WILSON);

    // reference values: the records' own ground truth, computed with SciPy
    @Test
    void jeffreysIsTheEqualTailedBetaInterval() {
        Interval interval = Confidence.DEFAULT.of(4238, 6711);
        assertEquals(0.619904, interval.low(), 1e-6);
        assertEquals(0.642983, interval.high(), 1e-6);
    }

    @Test
    void quantilesOfTheBetaDistributionAreExactToAMillionth() {
        double[] parameters = {0.5, 1, 7.5, 300, 42_380.5};
        for (double a : parameters) {
            for (double b : parameters) {
                for (double share : new double[] {0.0005, 0.025, 0.5, 0.975, 0.9995}) {
                    assertEquals(
                            new BetaDistribution(a, b).inverseCumulativeProbability(share),
                            BetaQuantile.of(a, b, share),
                            1e-6,
                            () -> a + " " + b + " " + share);
                }
            }
        }
    }

    @Test
    void quantilesOfLargeCountsAreCheap() {
        assertTimeout(Duration.ofSeconds(2), () -> {
            for (int i = 1; i <= 1_000; i++) {
                BetaQuantile.of(1_000.0 * i, 500_000, 0.025);
            }
        });
    }

    @Test
    void wilson() {
        Interval interval = WILSON.of(15, 25);
        assertEquals(0.407395, interval.low(), 1e-6);
        assertEquals(0.765967, interval.high(), 1e-6);
    }

    @Test
    void atTheEdgesTheBoundsAreNoughtAndOne() {
        for (Confidence confidence : new Confidence[] {Confidence.DEFAULT, WILSON}) {
            assertEquals(0, confidence.of(0, 7).low());
            assertEquals(1, confidence.of(7, 7).high());
        }
    }

    @Test
    void nothingSeenLeavesEverythingPossible() {
        assertEquals(new Interval(0, 1), Confidence.DEFAULT.of(0, 0));
    }

    @Test
    void aLevelLiesBetweenNoughtAndOne() {
        assertThrows(IllegalArgumentException.class, () -> new Confidence(1, Method.JEFFREYS));
    }
}
