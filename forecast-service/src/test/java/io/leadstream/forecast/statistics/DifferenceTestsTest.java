package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Tests of differences against published values, and the laws that they keep. */
class DifferenceTestsTest {

    private static Sample sample(double... values) {
        var sample = new Sample();
        for (double value : values) {
            sample.add(value);
        }
        return sample;
    }

    @Test
    void fishersExactTestIsThatOfHisTeaLady() {
        // fisher.test(matrix(c(3, 1, 1, 3), 2)): p = 0.4857
        assertEquals(34 / 70.0, FisherExact.pValue(new Share(3, 4), new Share(1, 4)), 1e-12);
        // all right: 1 in 70, and all wrong as rare
        assertEquals(2 / 70.0, FisherExact.pValue(new Share(4, 4), new Share(0, 4)), 1e-12);
    }

    @Test
    void smallNumbersAreComparedExactlyAndLargeOnesByChiSquared() {
        assertEquals(34 / 70.0, Homogeneity.pValueOfTwo(new Share(3, 4), new Share(1, 4)), 1e-12);
        var one = new Share(40, 100);
        var other = new Share(60, 100);
        assertEquals(Homogeneity.pValue(List.of(one, other)), Homogeneity.pValueOfTwo(one, other));
        assertEquals(0.00467773, Homogeneity.pValueOfTwo(one, other), 1e-7);
    }

    @Property(tries = 200)
    void exactValuesAreProbabilitiesAndSymmetric(
            @ForAll @IntRange(max = 12) int k,
            @ForAll @IntRange(max = 12) int notK,
            @ForAll @IntRange(max = 12) int l,
            @ForAll @IntRange(max = 12) int notL) {
        var one = new Share(k, k + notK);
        var other = new Share(l, l + notL);
        double p = FisherExact.pValue(one, other);
        assertTrue(p > 0 && p <= 1);
        assertEquals(p, FisherExact.pValue(other, one), 1e-9);
    }

    @Test
    void ranksAreComparedAsByKruskalAndWallis() {
        // kruskal.test(list(c(1, 2, 3, 4, 5), c(6, 7, 8, 9, 10))): H = 6.8182, p = 0.009023
        assertEquals(0.009023, RankTest.pValue(List.of(sample(1, 2, 3, 4, 5), sample(6, 7, 8, 9, 10))), 1e-6);
        // with ties: kruskal.test(list(c(1, 1, 2), c(2, 3, 3))): H = 3.3333, p = 0.06789
        assertEquals(0.06789, RankTest.pValue(List.of(sample(1, 1, 2), sample(2, 3, 3))), 1e-5);
    }

    @Test
    void equalValuesDoNotDiffer() {
        assertEquals(1, RankTest.pValue(List.of(sample(7, 7, 7), sample(7, 7))));
        assertEquals(1, RankTest.pValue(List.of(sample(1, 2, 3))));
    }

    @Property(tries = 50)
    void theOrderOfSamplesMeansNothing(@ForAll Random random) {
        var one = new Sample();
        var other = new Sample();
        for (int i = 0; i < 30; i++) {
            one.add(random.nextInt(20));
            other.add(random.nextInt(25));
        }
        double p = RankTest.pValue(List.of(one, other));
        assertTrue(p >= 0 && p <= 1);
        assertEquals(p, RankTest.pValue(List.of(other, one)), 1e-9);
    }
}
