package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UsualNoiseTest {

    private static final double LEVEL = 0.95;

    @Test
    void theMiddleIsTheMedian() {
        assertEquals(3.5, UsualNoise.of(new double[] {1, 2, 3, 3, 4, 5, 6, 900}).middle());
    }

    @Test
    void theScaleOfNormalMovesIsTheirStandardDeviation() {
        var random = new Random(1);
        double[] moves =
                random.doubles(20_000).map(_ -> 7 + 3 * random.nextGaussian()).toArray();
        assertEquals(3, UsualNoise.of(moves).scale(), 0.08);
    }

    @Test
    void oneLargeMoveHardlyTouchesIt() {
        double[] moves = IntStream.range(0, 40).mapToDouble(i -> i % 10 - 4.5).toArray();
        double before = UsualNoise.of(moves).scale();
        moves[17] = 1e9;
        assertEquals(before, UsualNoise.of(moves).scale(), 0.4);
    }

    @Test
    void weekendsDoNotMakeWorkingDaysLookLarge() {
        var random = new Random(2);
        double[] moves = IntStream.range(0, 7_000)
                .mapToDouble(i -> i % 7 < 2 ? 0 : random.nextGaussian())
                .toArray();
        assertTrue(UsualNoise.of(moves).scale() > 0.85, () -> "" + UsualNoise.of(moves));
    }

    @Test
    void ofFewMovesNothingIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> UsualNoise.of(new double[7]));
    }

    @Test
    void afterNoNoiseAtAllAnyMoveIsSure() {
        var usual = UsualNoise.of(new double[20]);
        assertEquals(0, usual.of(-0.01, LEVEL).pValue(), 1e-12);
        assertEquals(1, usual.of(0, LEVEL).pValue());
        assertEquals(new Bounds(0, 0), usual.band(LEVEL));
    }

    @Property(tries = 200)
    void itIsTheSameInWhateverOrder(@ForAll @Size(20) double @DoubleRange(min = -1e6, max = 1e6) [] moves) {
        double[] sorted = moves.clone();
        Arrays.sort(sorted);
        assertEquals(UsualNoise.of(sorted), UsualNoise.of(moves));
    }

    @Property(tries = 200)
    void upAndDownAreAlike(
            @ForAll @Size(20) double @DoubleRange(min = -1e6, max = 1e6) [] moves,
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double move) {
        double[] turned = Arrays.stream(moves).map(value -> -value).toArray();
        double pValue = UsualNoise.of(moves).of(move, LEVEL).pValue();
        assertEquals(pValue, UsualNoise.of(turned).of(-move, LEVEL).pValue(), 1e-9);
    }

    @Property(tries = 200)
    void aConstantPaceAndAnotherUnitChangeNothing(
            @ForAll @Size(20) int @IntRange(min = -1000, max = 1000) [] moves,
            @ForAll @IntRange(min = -1000, max = 1000) int pace,
            @ForAll @IntRange(min = 0, max = 6) int doublings) {
        int unit = 1 << doublings;
        double[] some = Arrays.stream(moves).asDoubleStream().toArray();
        double[] others = Arrays.stream(some).map(move -> unit * move + pace).toArray();
        double pValue = UsualNoise.of(some).of(55, LEVEL).pValue();
        assertEquals(pValue, UsualNoise.of(others).of(unit * 55 + pace, LEVEL).pValue(), 1e-9);
    }

    @Property(tries = 200)
    void aProbabilityIsWhatItSays(
            @ForAll @Size(20) double[] moves, @ForAll @DoubleRange(min = -1e9, max = 1e9) double move) {
        double pValue = UsualNoise.of(bounded(moves)).of(move, LEVEL).pValue();
        assertTrue(pValue >= 0 && pValue <= 1, () -> "" + pValue);
    }

    /** Of any size down to the smallest there are. */
    private static double[] bounded(double[] moves) {
        return Arrays.stream(moves).map(move -> Math.clamp(move, -1e12, 1e12)).toArray();
    }

    @Property(tries = 200)
    void theFartherTheSurer(
            @ForAll @Size(20) double @DoubleRange(min = -1000, max = 1000) [] moves,
            @ForAll @DoubleRange(min = 0, max = 5000) double near,
            @ForAll @DoubleRange(min = 0, max = 5000) double farther) {
        var usual = UsualNoise.of(moves);
        double ofNear = usual.of(usual.middle() + near, LEVEL).pValue();
        double ofFar = usual.of(usual.middle() + near + farther, LEVEL).pValue();
        assertTrue(ofFar <= ofNear + 1e-12, () -> ofFar + " after " + ofNear);
    }

    @Test
    void noMoreThanTheLevelOfNormalMovesIsCalledUnusual() {
        var random = new Random(3);
        for (int earlier : new int[] {8, 12, 30, 97}) {
            int called = 0;
            for (int run = 0; run < 5_000; run++) {
                double[] moves = IntStream.range(0, earlier)
                        .mapToDouble(_ -> random.nextGaussian())
                        .toArray();
                called += UsualNoise.of(moves).of(random.nextGaussian(), LEVEL).pValue() <= 0.01 ? 1 : 0;
            }
            assertTrue(called <= 50, called + " of 5000 with " + earlier + " earlier ones");
        }
    }
}
