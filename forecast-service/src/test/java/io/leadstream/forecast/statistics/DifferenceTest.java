package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final double CLOSE = 5e-4;

    @Test
    void theIntervalOfTwoSharesIsNewcombes() {
        // Newcombe (1998), table II: 56/70 - 48/80, method 10
        Difference difference = Difference.ofShares(56, 70, 48, 80, 0.95);
        assertEquals(0.2, difference.change(), 1e-12);
        assertEquals(0.0524, difference.interval().low(), CLOSE);
        assertEquals(0.3339, difference.interval().high(), CLOSE);
    }

    @Test
    void theTestOfTwoSharesIsThatOfTheFourfoldTable() {
        Difference difference = Difference.ofShares(30, 100, 60, 120, 0.95);
        double chiSquared = Homogeneity.pValue(List.of(new Shrinkage.Share(30, 100), new Shrinkage.Share(60, 120)));
        assertEquals(chiSquared, difference.pValue(), 1e-12);
        assertTrue(difference.lower() < 0.01 && difference.upper() > 0.99);
    }

    @Test
    void sharesThatAreAllTheSameDoNotDiffer() {
        assertEquals(1, Difference.ofShares(0, 40, 0, 50, 0.95).pValue());
        assertEquals(1, Difference.ofShares(40, 40, 50, 50, 0.95).pValue());
    }

    private static Moments of(double... values) {
        Moments moments = Moments.NONE;
        for (double value : values) {
            moments = moments.with(value);
        }
        return moments;
    }

    @Test
    void lengthsAreComparedByWelchsTest() {
        // t = -1.2247, 4 degrees of freedom: R's t.test(c(1, 2, 3), c(2, 3, 4))
        Difference difference = Difference.ofLengths(of(1, 2, 3), of(2, 3, 4), 0.95);
        assertEquals(0.2879, difference.pValue(), CLOSE);
        assertEquals(Math.exp(-1), difference.change(), 1e-12);
        assertEquals(Math.exp(-1 - 2.2668), difference.interval().low(), CLOSE);
    }

    @Test
    void lengthsWithoutSpreadDifferSurelyOrNotAtAll() {
        assertEquals(1, Difference.ofLengths(of(2, 2), of(2, 2), 0.95).pValue());
        assertEquals(0, Difference.ofLengths(of(1, 1), of(2, 2), 0.95).pValue());
    }

    @Test
    void countsThatComeInBurstsAreLessSure() {
        double steady = Difference.ofCounts(60, 13, 400, 52, 1, 51, 0.95).pValue();
        double bursts = Difference.ofCounts(60, 13, 400, 52, 5, 51, 0.95).pValue();
        assertTrue(steady < 0.001);
        assertTrue(bursts > 0.05);
    }

    @Test
    void countsAreComparedPerPeriod() {
        assertEquals(1, Difference.ofCounts(100, 10, 400, 40, 1, 39, 0.95).change(), 0.01);
    }

    @Test
    void whatDoesNotDifferIsRarelySaidTo() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int said = 0;
        for (int run = 0; run < 4_000; run++) {
            long k = DoubleStream.generate(random::nextDouble)
                    .limit(60)
                    .filter(d -> d < 0.4)
                    .count();
            long kBefore = DoubleStream.generate(random::nextDouble)
                    .limit(240)
                    .filter(d -> d < 0.4)
                    .count();
            said += Difference.ofShares(k, 60, kBefore, 240, 0.95).pValue() < 0.05 ? 1 : 0;
        }
        assertEquals(0.05, said / 4_000.0, 0.012);
    }
}
