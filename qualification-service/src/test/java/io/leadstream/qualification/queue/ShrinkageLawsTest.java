package io.leadstream.qualification.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShrinkageLawsTest {

    private static final List<String> GRADES = List.of("A1", "A2", "B1", "B3", "C2", "D4");

    @Property(tries = 300)
    void oneMoreWonLeadLowersNoChanceAnywhere(
            @ForAll("outcomes") List<Counted> worked,
            @ForAll("grades") String grade,
            @ForAll("sources") String source) {
        var one = new Counted(grade, source, 0, 1);
        var rates = rates(worked, List.of());
        var better = rates(plus(worked, one), List.of());

        for (String other : GRADES) {
            assertTrue(better.chance(other, source).expected()
                    >= rates.chance(other, source).expected());
        }
        assertTrue(better.chance(grade, source).expected()
                > rates.chance(grade, source).expected());
    }

    @Property(tries = 300)
    void aDearerDealLowersNoValue(
            @ForAll("outcomes") List<Counted> won, @ForAll("grades") String band, @ForAll("sources") String industry) {
        var rates = rates(List.of(), won);
        var dearer = rates(List.of(), plus(won, new Counted(band, industry, 0, 500)));

        assertTrue(dearer.value(band, industry).expected()
                > rates.value(band, industry).expected());
        assertTrue(dearer.value("other", industry).expected()
                >= rates.value("other", industry).expected());
    }

    @Property(tries = 300)
    void aChanceIsOne(@ForAll("outcomes") List<Counted> worked) {
        for (String grade : GRADES) {
            BigDecimal chance = Rates.probability(rates(worked, List.of()).chance(grade, "WEB_FORM"));

            assertTrue(chance.signum() >= 0 && chance.compareTo(BigDecimal.ONE) < 0);
        }
    }

    @Property(tries = 100)
    void ofManyOutcomesOnlyTheyCount(@ForAll("grades") String grade) {
        var rates = rates(List.of(new Counted(grade, "CHAT", 1_000_000, 250_000)), List.of());

        assertEquals(0.25, rates.chance(grade, "CHAT").expected(), 0.001);
    }

    @Example
    void withoutOutcomesABetterGradeHasABetterChance() {
        var rates = rates(List.of(), List.of());

        assertTrue(rates.chance("A1", "CHAT").expected()
                > rates.chance("A2", "CHAT").expected());
        assertTrue(rates.chance("B2", "CHAT").expected()
                > rates.chance("C2", "CHAT").expected());
        assertEquals(10_000, rates.value("50-249", null).expected());
        assertEquals(0, rates.chance("A1", "CHAT").count());
    }

    private static Rates rates(List<Counted> worked, List<Counted> won) {
        return new Rates(new Counts(worked, won, 0), 0.05, 10_000);
    }

    private static List<Counted> plus(List<Counted> outcomes, Counted more) {
        var all = new ArrayList<>(outcomes);
        all.add(more);
        return all;
    }

    @Provide
    Arbitrary<String> grades() {
        return Arbitraries.of(GRADES);
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.of("WEB_FORM", "CHAT", "EVENT");
    }

    @Provide
    Arbitrary<List<Counted>> outcomes() {
        return Combinators.combine(
                        grades(),
                        sources(),
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.doubles().between(0, 1))
                .as((grade, source, count, share) -> new Counted(grade, source, count, Math.floor(count * share)))
                .list()
                .ofMaxSize(12);
    }
}
