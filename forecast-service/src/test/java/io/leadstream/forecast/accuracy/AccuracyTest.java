package io.leadstream.forecast.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores, by hand on a few numbers. */
class AccuracyTest {

    @Test
    void errorsWeighByTheSizeOfWhatCame() {
        var scores = new AmountScores();
        scores.add(110, 100);
        scores.add(20, 10);
        assertEquals(20.0 / 110, scores.wape(), 1e-12);
        assertEquals(20.0 / 110, scores.bias(), 1e-12);
        scores.add(0, 20);
        assertEquals(40.0 / 130, scores.wape(), 1e-12);
        assertEquals(0, scores.bias(), 1e-12);
        assertEquals(3, scores.n());
    }

    @Test
    void whereNothingCameThereIsNoPercentage() {
        var scores = new AmountScores();
        scores.add(5, 0);
        assertNull(scores.wape());
        assertNull(scores.bias());
    }

    @Test
    void theEndsOfABandBelongToIt() {
        var scores = new BandScores();
        assertNull(scores.coverage());
        scores.add(1, 3, 1);
        scores.add(1, 3, 3);
        scores.add(1, 3, 3.01);
        scores.add(1, 3, 0.99);
        assertEquals(0.5, scores.coverage());
    }

    @Test
    void theScoreOfOnePathIsItsError() {
        assertEquals(7, Crps.of(new double[] {3}, 10), 1e-12);
        assertEquals(7, Crps.of(new double[] {3, 3, 3}, 10), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> Crps.of(new double[0], 1));
    }

    @Test
    void theScoreIsThatOfItsDefinition() {
        double[] paths = new Random(7).doubles(50, 0, 100).sorted().toArray();
        double actual = 33;
        double distance =
                Arrays.stream(paths).map(x -> Math.abs(x - actual)).average().orElseThrow();
        double pairs = 0;
        for (int i = 0; i < paths.length; i++) {
            for (int j = 0; j < paths.length; j++) {
                pairs += i == j ? 0 : Math.abs(paths[i] - paths[j]);
            }
        }
        double spread = pairs / (paths.length * (paths.length - 1.0));
        assertEquals(distance - spread / 2, Crps.of(paths, actual), 1e-9);
    }

    @Test
    void aDistributionThatIsSharpAndRightScoresBest() {
        double[] wide = {0, 50, 100, 150, 200};
        double[] sharp = {90, 95, 100, 105, 110};
        double[] wrong = {190, 195, 200, 205, 210};
        assertTrue(Crps.of(sharp, 100) < Crps.of(wide, 100));
        assertTrue(Crps.of(wide, 100) < Crps.of(wrong, 100));
    }

    @Test
    void probabilitiesAreScoredByTheirSquareAndTheirBins() {
        var scores = new ProbabilityScores();
        assertNull(scores.brier());
        assertNull(scores.ece());
        scores.add(1, true);
        scores.add(0, false);
        scores.add(0.6, true);
        scores.add(0.6, false);
        assertEquals((0.16 + 0.36) / 4, scores.brier(), 1e-12);
        assertEquals(0.2 / 4, scores.ece(), 1e-12);
        assertEquals(3, scores.bins().size());
        assertEquals(new ProbabilityScores.Bin(2, 0.6, 0.5), scores.bins().get(1));
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        var scores = new ProbabilityScores();
        for (double none : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> scores.add(none, true));
        }
    }
}
