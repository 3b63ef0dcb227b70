package io.leadstream.forecast.landing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The simulated paths against a naive simulation that draws for every deal. */
class SimulationTest {

    private static final int PATHS = 20_000;
    private static final double[] CHANCES = {0.02, 0.15, 0.4, 0.8, 0};

    private final double[] value = new double[300];
    private final int[] cell = new int[value.length];
    private final int[] group = new int[value.length];

    SimulationTest() {
        var random = new SplittableRandom(42);
        for (int i = 0; i < value.length; i++) {
            cell[i] = random.nextInt(CHANCES.length);
            group[i] = i % 3;
            value[i] = Math.round(Math.exp(8 + 1.2 * random.nextGaussian()));
        }
    }

    private Crowd crowd(double newWins, double dispersion) {
        float[][] timing = new float[CHANCES.length][];
        Arrays.fill(timing, new float[] {0, 0.25f, 1});
        return new Crowd(
                CHANCES.length,
                cell,
                group,
                value,
                timing,
                new double[] {0, newWins / 2, newWins / 2},
                dispersion,
                0,
                new double[] {1_000, 3_000},
                new int[] {0, 1},
                1,
                new double[] {0.5, 1.5},
                3);
    }

    private Paths paths(double newWins, double dispersion, double shock) {
        return Simulation.of(crowd(newWins, dispersion), _ -> CHANCES, shock, PATHS, 1);
    }

    private double[] naive() {
        var random = new SplittableRandom(7);
        double[] totals = new double[PATHS];
        for (int path = 0; path < PATHS; path++) {
            for (int i = 0; i < value.length; i++) {
                if (random.nextDouble() < CHANCES[cell[i]]) {
                    totals[path] += value[i] * (random.nextBoolean() ? 0.5 : 1.5);
                }
            }
        }
        return totals;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
    }

    @Test
    void itHasTheMeanDeviationAndQuantilesOfDrawingForEveryDeal() {
        double[] ours = paths(0, 1, 0).open();
        double[] theirs = naive();
        double error = deviation(theirs) / Math.sqrt(PATHS);
        assertEquals(mean(theirs), mean(ours), 5 * error);
        assertEquals(1, deviation(ours) / deviation(theirs), 0.03);
        Arrays.sort(ours);
        Arrays.sort(theirs);
        for (double share : new double[] {0.05, 0.1, 0.5, 0.9, 0.95}) {
            int at = (int) (share * PATHS);
            assertEquals(theirs[at], ours[at], 8 * error, "quantile " + share);
        }
    }

    @Test
    void itsMeanIsTheSumOfChancesTimesValues() {
        double expected = 0;
        double variance = 0;
        for (int i = 0; i < value.length; i++) {
            double p = CHANCES[cell[i]];
            expected += p * value[i];
            variance += p * value[i] * value[i] * 1.25 - p * p * value[i] * value[i];
        }
        double[] open = paths(0, 1, 0).open();
        assertEquals(expected, mean(open), 5 * Math.sqrt(variance / PATHS));
        assertEquals(1, deviation(open) / Math.sqrt(variance), 0.03);
    }

    @Test
    void newDealsArePoissonOrOverdispersed() {
        double[] poisson = paths(50, Double.POSITIVE_INFINITY, 0).fresh();
        assertEquals(50 * 2_000, mean(poisson), 1_000);
        // compound Poisson: n · E[value²]
        assertEquals(1, deviation(poisson) / Math.sqrt(50 * 5_000_000.0), 0.03);
        double[] mixed = paths(50, 10, 0).fresh();
        assertEquals(50 * 2_000, mean(mixed), 1_500);
        assertEquals(1, deviation(mixed) / Math.sqrt(50 * 5_000_000.0 + 100_000.0 * 100_000.0 / 10), 0.04);
    }

    @Test
    void manyNewDealsOfOneGroupHaveTheSameSpreadAsIfDrawnOneByOne() {
        var crowd = new Crowd(
                0,
                new int[0],
                new int[0],
                new double[0],
                new float[0][],
                new double[] {0, 2_000},
                Double.POSITIVE_INFINITY,
                0,
                new double[] {1_000, 3_000},
                new int[] {0, 0},
                1,
                new double[] {1},
                1);
        double[] fresh = Simulation.of(crowd, _ -> new double[0], 0, PATHS, 1).fresh();
        assertEquals(1, mean(fresh) / (2_000 * 2_000), 0.002);
        assertEquals(1, deviation(fresh) / Math.sqrt(2_000 * 5_000_000.0), 0.03);
    }

    @Test
    void theSameSeedGivesTheSamePathsAndAnotherOthers() {
        double[] first = paths(50, 10, 0.1).totals();
        assertArrayEquals(first, paths(50, 10, 0.1).totals());
        double[] other =
                Simulation.of(crowd(50, 10), _ -> CHANCES, 0.1, PATHS, 2).totals();
        assertTrue(first[0] != other[0]);
    }

    @Test
    void groupsAndPartsAddUpOnEveryPath() {
        Paths paths = paths(50, 10, 0.1);
        double[] totals = paths.totals();
        for (int path = 0; path < PATHS; path += 97) {
            double groups = 0;
            for (float[] ofGroup : paths.byGroup()) {
                groups += ofGroup[path];
            }
            assertEquals(totals[path], groups, 1e-6 * totals[path]);
            assertEquals(totals[path], paths.byPart()[2][path], 1e-6 * totals[path]);
        }
    }

    @Test
    void aDealIsWonInThePartOfTheSpanThatItsHazardFallsIn() {
        double[] first = new double[PATHS];
        Paths paths = paths(0, 1, 0);
        double expected = 0;
        for (int path = 0; path < PATHS; path++) {
            first[path] = paths.byPart()[1][path];
        }
        for (int i = 0; i < value.length; i++) {
            expected += value[i] * (1 - Math.pow(1 - CHANCES[cell[i]], 0.25));
        }
        assertEquals(1, mean(first) / expected, 0.01);
    }

    @Test
    void aCommonShockWidensAndKeepsTheMiddle() {
        double[] calm = paths(50, Double.POSITIVE_INFINITY, 0).totals();
        double[] shaken = paths(50, Double.POSITIVE_INFINITY, 0.3).totals();
        assertTrue(deviation(shaken) > 1.5 * deviation(calm));
        assertEquals(1, mean(shaken) / mean(calm), 0.03);
    }
}
