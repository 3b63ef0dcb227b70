package io.leadstream.forecast.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NestedShrinkageTest {

    @Test
    void fewPairsAreDrawnByTwentyObservationsToTheirFirstValue() {
        var nested = NestedShrinkage.around(
                0.5, Map.of("GTX", List.of(new Share(30, 40), new Share(3, 4)), "MG", List.of(new Share(5, 10))));
        double ofGtx = (33 + 0.5 * 20) / (44 + 20);
        assertEquals(ofGtx, nested.within("GTX").mean(), 1e-12);
        assertEquals((3 + ofGtx * 20) / (4 + 20), nested.within("GTX").rateOf(new Share(3, 4)), 1e-12);
        assertEquals(2, nested.firsts().groups());
    }

    @Test
    void pairsThatDifferWithinTheirFirstValueAreToldFromThoseThatDoNot() {
        var apart = List.of(
                new Share(90, 100), new Share(10, 100), new Share(50, 100), new Share(80, 100), new Share(20, 100));
        var alike = List.of(
                new Share(50, 100), new Share(51, 100), new Share(49, 100), new Share(50, 100), new Share(50, 100));
        var nested = NestedShrinkage.around(0.5, Map.of("apart", apart, "alike", alike));
        assertEquals(true, nested.within("apart").differ());
        assertEquals(false, nested.within("alike").differ());
    }

    /** Law: a pair's share lies between its own and its first value's, and that between its own and the parent's. */
    @Property(tries = 200)
    void shrunkLiesBetweenRawAndParentOnEachStep(
            @ForAll("pairs") Map<String, List<Share>> pairs,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double parent) {
        var nested = NestedShrinkage.around(parent, pairs);
        pairs.forEach((first, shares) -> {
            Share together = shares.stream().reduce(Share.NONE, Share::plus);
            requireBetween(parent, together, nested.within(first).mean());
            shares.forEach(share -> requireBetween(
                    nested.within(first).mean(), share, nested.within(first).rateOf(share)));
        });
    }

    private static void requireBetween(double parent, Share share, double shrunk) {
        double raw = share.n() == 0 ? parent : share.rate();
        assertTrue(shrunk >= Math.min(raw, parent) - 1e-9 && shrunk <= Math.max(raw, parent) + 1e-9);
    }

    @Provide
    Arbitrary<Map<String, List<Share>>> pairs() {
        Arbitrary<Share> share = Combinators.combine(
                        Arbitraries.longs().between(0, 200),
                        Arbitraries.doubles().between(0, 1))
                .as((n, part) -> new Share(Math.round(n * part), n));
        return Arbitraries.maps(
                        Arbitraries.of("a", "b", "c", "d", "e", "f"),
                        share.list().ofMinSize(1).ofMaxSize(8))
                .ofMinSize(1);
    }
}
