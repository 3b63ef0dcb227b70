package io.leadstream.forecast.statistics;

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

class ShrinkageLawsTest {

    @Property(tries = 200)
    void shrunkLiesBetweenRawAndParent(
            @ForAll("shares") List<Share> groups, @ForAll @DoubleRange(min = 0.01, max = 0.99) double parent) {
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
                        Arbitraries.longs().between(0, 200),
                        Arbitraries.doubles().between(0, 1))
                .as((n, part) -> new Share(Math.round(n * part), n))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
