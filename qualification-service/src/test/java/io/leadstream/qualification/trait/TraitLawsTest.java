package io.leadstream.qualification.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TraitLawsTest {

    @Property(tries = 300)
    void theIntervalHoldsTheOddsRatioAndNoQValueLeavesItsRange(@ForAll("counts") List<TraitCount> counts) {
        var traits = TraitStatistics.of(counts);

        assertEquals(counts.size(), traits.size());
        for (Trait trait : traits) {
            assertTrue(trait.low() <= trait.oddsRatio() && trait.oddsRatio() <= trait.high());
            assertTrue(trait.low() > 0 && Double.isFinite(trait.high()) && trait.lift() >= 0);
            assertTrue(trait.qValue() >= 0 && trait.qValue() <= 1);
            assertTrue(!trait.over() || trait.weight() > 0);
        }
    }

    @Property(tries = 300)
    void oneMoreWonAccountWithTheTraitRaisesItsOdds(@ForAll("count") TraitCount count) {
        if (count.wonWith() == count.workedWith()) {
            return;
        }
        var more = new TraitCount("A", "x", count.wonWith() + 1, count.workedWith(), count.won() + 1, count.worked());

        assertTrue(one(more).oddsRatio() > one(count).oddsRatio());
    }

    @Example
    void aKnownTableHasItsKnownFigures() {
        // 31 of 80 with, 29 of 220 without
        var trait = one(new TraitCount("INDUSTRY", "SOFTWARE", 31, 80, 60, 300));

        assertEquals(1.9375, trait.lift(), 1e-9);
        assertEquals(31.5 * 191.5 / (49.5 * 29.5), trait.oddsRatio(), 1e-9);
        assertTrue(trait.over());
        assertEquals(0.0249979, TraitStatistics.upperTail(1.96), 1e-6);
    }

    @Example
    void aTraitOfFewIsShownButNotBelieved() {
        var trait = one(new TraitCount("INDUSTRY", "SOFTWARE", 4, 4, 60, 300));

        assertTrue(trait.lowEvidence());
        assertFalse(trait.over());
    }

    private static Trait one(TraitCount count) {
        return TraitStatistics.of(List.of(count)).getFirst();
    }

    @Provide
    Arbitrary<TraitCount> count() {
        var parts = Arbitraries.longs().between(0, 400);
        return Combinators.combine(parts, parts, parts, parts)
                .as((wonWith, lostWith, wonWithout, lostWithout) -> new TraitCount(
                        "A",
                        "x",
                        wonWith,
                        wonWith + lostWith,
                        wonWith + wonWithout,
                        wonWith + lostWith + wonWithout + lostWithout));
    }

    @Provide
    Arbitrary<List<TraitCount>> counts() {
        return count().list().ofMaxSize(20);
    }
}
