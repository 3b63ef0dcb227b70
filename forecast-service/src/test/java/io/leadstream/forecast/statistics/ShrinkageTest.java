package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ShrinkageTest {

    private static final List<Share> DIFFERENT = List.of(
            new Share(90, 100), new Share(10, 100), new Share(70, 100), new Share(30, 100), new Share(50, 100));
    private static final List<Share> ALIKE = List.of(
            new Share(50, 100), new Share(51, 100), new Share(49, 100), new Share(50, 100), new Share(50, 100));

    @Test
    void groupsThatDifferKeepTheirShares() {
        Shrinkage shrinkage = Shrinkage.around(0.5, DIFFERENT);
        assertTrue(shrinkage.strength() < 10, shrinkage::toString);
        assertTrue(shrinkage.groupsDiffer());
    }

    @Test
    void groupsThatAreAlikeTakeTheirParentsShare() {
        Shrinkage shrinkage = Shrinkage.around(0.5, ALIKE);
        assertTrue(shrinkage.strength() > 100_000, shrinkage::toString);
        assertFalse(shrinkage.groupsDiffer());
        assertEquals(0.5, shrinkage.rateOf(new Share(9, 10)), 0.001);
    }

    @Test
    void fewerThanFiveGroupsAreDrawnByTwentyObservations() {
        Shrinkage shrinkage = Shrinkage.around(0.5, DIFFERENT.subList(0, 4));
        assertEquals(20, shrinkage.strength());
        assertEquals((9 + 0.5 * 20) / (10 + 20), shrinkage.rateOf(new Share(9, 10)), 1e-12);
        assertFalse(shrinkage.estimated());
    }

    @Property(tries = 200)
    void shrunkLiesBetweenRawAndParent(
            @ForAll("shares") List<Share> groups,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double parent) {
        Shrinkage shrinkage = Shrinkage.around(parent, groups);
        assertTrue(shrinkage.strength() >= 1 && shrinkage.strength() <= 1e6 + 1);
        for (Share group : groups) {
            double shrunk = shrinkage.of(group, Confidence.DEFAULT).rate();
            double raw = group.n() == 0 ? parent : group.rate();
            assertTrue(shrunk >= Math.min(raw, parent) - 1e-9 && shrunk <= Math.max(raw, parent) + 1e-9);
        }
    }

    @Provide
    Arbitrary<List<Share>> shares() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 200), Arbitraries.doubles().between(0, 1))
                .as((n, part) -> new Share(Math.round(n * part), n))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
