package io.leadstream.qualification.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameworkTest {

    private static final Fact FOUND = new Fact("found out", null, null);

    @Test
    void withoutFactsEverythingIsMissing() {
        var bant = Framework.BANT.of(Map.of());

        assertFalse(bant.complete());
        assertEquals(List.of("budget", "authority", "need", "timeline"), bant.missingKeys());
    }

    @Test
    void aFactHoldsItsCriterion() {
        var bant = Framework.BANT.of(Map.of("need", FOUND));

        assertEquals(List.of("need"), bant.heldKeys());
        assertEquals(List.of("budget", "authority", "timeline"), bant.missingKeys());
    }

    @Test
    void aBlankValueHoldsNothing() {
        var bant = Framework.BANT.of(Map.of("need", new Fact(" \t", BigDecimal.ONE, null)));

        assertTrue(bant.held().isEmpty());
    }

    @Test
    void allFourMakeItComplete() {
        assertTrue(Framework.BANT
                .of(Map.of("budget", FOUND, "authority", FOUND, "need", FOUND, "timeline", FOUND))
                .complete());
    }

    @Test
    void confidenceLiesBetweenNoneAndFull() {
        assertThrows(IllegalArgumentException.class, () -> new Fact("x", new BigDecimal("1.01"), null));
        assertThrows(IllegalArgumentException.class, () -> new Fact("x", new BigDecimal("-0.01"), null));
    }

    @Test
    void confidenceIsComparedByValue() {
        assertEquals(new Fact("x", new BigDecimal("0.9"), null), new Fact("x", new BigDecimal("0.90"), null));
    }

    static List<Arguments> whatFillsWhat() {
        return List.of(
                arguments("BANT", "budget", "budget"),
                arguments("BANT", "authority", "authority"),
                arguments("BANT", "need", "need"),
                arguments("BANT", "timeline", "timeline"),
                arguments("CHAMP", "challenges", "challenges,pain"),
                arguments("CHAMP", "authority", "authority,economicBuyer"),
                arguments("CHAMP", "money", "budget"),
                arguments("CHAMP", "prioritisation", "priority,urgency"),
                arguments("GPCTBA_CI", "goals", "goals"),
                arguments("GPCTBA_CI", "plans", "plans"),
                arguments("GPCTBA_CI", "challenges", "challenges,pain"),
                arguments("GPCTBA_CI", "timeline", "timeline"),
                arguments("GPCTBA_CI", "budget", "budget"),
                arguments("GPCTBA_CI", "authority", "authority,economicBuyer"),
                arguments("GPCTBA_CI", "consequences", "consequences"),
                arguments("GPCTBA_CI", "implications", "implications,needPayoff"),
                arguments("ANUM", "authority", "authority,economicBuyer"),
                arguments("ANUM", "need", "need,pain"),
                arguments("ANUM", "urgency", "urgency,priority"),
                arguments("ANUM", "money", "budget"),
                arguments("MEDDIC", "metrics", "metrics,economicImpact"),
                arguments("MEDDIC", "economicBuyer", "economicBuyer"),
                arguments("MEDDIC", "decisionCriteria", "decisionCriteria"),
                arguments("MEDDIC", "decisionProcess", "decisionProcess"),
                arguments("MEDDIC", "pain", "pain,challenges"),
                arguments("MEDDIC", "champion", "champion"),
                arguments("NEAT", "need", "need,pain"),
                arguments("NEAT", "economicImpact", "economicImpact,metrics"),
                arguments("NEAT", "access", "access"),
                arguments("NEAT", "timeline", "timeline"),
                arguments("SPIN", "situation", "situation,existingSolution"),
                arguments("SPIN", "problem", "pain,need,challenges"),
                arguments("SPIN", "implication", "implications,consequences"),
                arguments("SPIN", "needPayoff", "needPayoff"));
    }

    /** Every word against every criterion: it holds by those that fill it and by no other. */
    @ParameterizedTest
    @MethodSource("whatFillsWhat")
    void aCriterionHoldsByTheFactsThatFillItAndByNoOther(String framework, String criterion, String facts) {
        var filling = Set.of(facts.split(",", -1));
        for (FactWord word : FactWord.values()) {
            var found = BuiltIn.find(framework).orElseThrow().of(Map.of(word.key(), FOUND));

            assertEquals(filling.contains(word.key()), found.heldKeys().contains(criterion), word.key());
        }
    }

    @Test
    void theTableNamesEveryCriterionOfEveryFramework() {
        var named = whatFillsWhat().stream()
                .map(row -> row.get()[0] + "." + row.get()[1])
                .toList();

        assertEquals(
                BuiltIn.ALL.stream()
                        .flatMap(each -> each.criteria().stream().map(one -> each.key() + "." + one.key()))
                        .toList(),
                named);
    }

    @Test
    void gapsAreSaidAsOneSaysThem() {
        var meddic = BuiltIn.MEDDIC.of(Map.of("metrics", FOUND, "champion", FOUND));

        assertEquals(
                List.of("no economic buyer", "no decision criteria", "no decision process", "no pain identified"),
                meddic.gaps());
        assertEquals("0.33", meddic.share().toPlainString());
    }

    @Test
    void whatIsNotRequiredDoesNotHoldALeadUp() {
        var optional = new Criterion("extra", "x", "no extra", false, List.of(FactWord.GOALS));
        var own = new Framework("OWN", 1, "Own", "", List.of(optional, Criterion.of(FactWord.NEED)));
        var found = own.of(Map.of("need", FOUND));

        assertTrue(found.complete());
        assertEquals(List.of("extra"), found.missingKeys());
        assertEquals(List.of("no need", "no extra"), own.of(Map.of()).gaps());
    }

    @Test
    void strengthIsTheMeanConfidenceOfTheSurestFacts() {
        var facts = Map.of(
                "pain", new Fact("x", new BigDecimal("0.4"), null),
                "need", new Fact("x", new BigDecimal("0.9"), null),
                "timeline", FOUND,
                "access", new Fact(" ", BigDecimal.ONE, null));

        // (0.9 + 0 + 0 + 0.5) / 4
        assertEquals(3500, BuiltIn.NEAT.strength(facts));
    }

    @Property
    void surerIsNeverWeaker(
            @ForAll @Size(max = 8) Map<FactWord, @IntRange(max = 100) Integer> facts,
            @ForAll FactWord word,
            @ForAll @IntRange(max = 100) int more) {
        var before = new HashMap<String, Fact>();
        facts.forEach((each, percent) -> before.put(each.key(), sure(percent)));
        var after = new HashMap<>(before);
        after.put(word.key(), sure(Math.max(more, facts.getOrDefault(word, 0))));

        for (Framework framework : BuiltIn.ALL) {
            assertTrue(framework.strength(after) >= framework.strength(before));
            assertTrue(framework.strength(after) <= Framework.FULL);
        }
    }

    private static Fact sure(int percent) {
        return new Fact("x", BigDecimal.valueOf(percent, 2), null);
    }
}
