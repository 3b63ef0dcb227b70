package io.leadstream.qualification.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactWord;
import io.leadstream.qualification.framework.Fixtures;
import io.leadstream.qualification.framework.Framework;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextQuestionTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BANT, -, BUDGET",
                "BANT, budget, WHO_DECIDES",
                "BANT, budget authority, PROBLEM",
                "BANT, budget authority need, IDEAL_TIMELINE",
                "BANT, authority need timeline, BUDGET",
                "CHAMP, -, SPIN_PROBLEM",
                "CHAMP, pain, WHO_DECIDES",
                "CHAMP, pain economicBuyer, BUDGET",
                "CHAMP, pain economicBuyer budget, PRIORITY",
                "GPCTBA_CI, -, GOALS",
                "GPCTBA_CI, goals, PLANS",
                "GPCTBA_CI, goals plans, SPIN_PROBLEM",
                "GPCTBA_CI, goals plans challenges, IDEAL_TIMELINE",
                "GPCTBA_CI, goals plans challenges timeline, BUDGET",
                "GPCTBA_CI, goals plans challenges timeline budget, WHO_DECIDES",
                "GPCTBA_CI, goals plans challenges timeline budget authority, CONSEQUENCES",
                "GPCTBA_CI, goals plans challenges timeline budget authority consequences, IMPLICATION",
                "ANUM, -, WHO_DECIDES",
                "ANUM, authority, PROBLEM",
                "ANUM, authority need, WHY_NOW",
                "ANUM, authority need urgency, BUDGET",
                "MEDDIC, -, METRICS",
                "MEDDIC, metrics, ECONOMIC_BUYER",
                "MEDDIC, metrics economicBuyer, DECISION_CRITERIA",
                "MEDDIC, metrics economicBuyer decisionCriteria, DECISION_PROCESS",
                "MEDDIC, metrics economicBuyer decisionCriteria decisionProcess, SPIN_PROBLEM",
                "MEDDIC, metrics economicBuyer decisionCriteria decisionProcess pain, CHAMPION",
                "NEAT, -, PROBLEM",
                "NEAT, need, ECONOMIC_IMPACT",
                "NEAT, need economicImpact, ACCESS",
                "NEAT, need economicImpact access, IDEAL_TIMELINE",
                "SPIN, -, SITUATION",
                "SPIN, situation, SPIN_PROBLEM",
                "SPIN, situation pain, IMPLICATION",
                "SPIN, situation pain implications, NEED_PAYOFF",
            })
    void theFrameworkSaysWhatToFindOutFirst(String framework, String known, DiscoveryQuestion next) {
        assertEquals(
                Optional.of(next),
                NextQuestion.of(Fixtures.framework(framework), facts(known)).map(NextQuestion::question));
    }

    @Test
    void theReasonNamesTheGapAndTheFramework() {
        var next =
                NextQuestion.of(Fixtures.framework("MEDDIC"), facts("metrics")).orElseThrow();

        assertEquals("no economic buyer: MEDDIC requires it, and it is missing", next.why());
        assertEquals(List.of("economicBuyer"), next.criteria());
    }

    @Test
    void aQuestionThatFillsTwoCriteriaNamesBoth() {
        var next = NextQuestion.of(Fixtures.framework("GPCTBA_CI"), Map.of()).orElseThrow();

        assertEquals(List.of("goals", "plans"), next.criteria());
    }

    @Test
    void whatIsDoubtfulIsAskedAgainOnceNothingIsMissing() {
        var facts = new HashMap<>(facts("budget authority need timeline"));
        facts.put("authority", new Fact("perhaps she", new BigDecimal("0.2"), null));

        var next = NextQuestion.of(Framework.BANT, facts).orElseThrow();

        assertEquals(DiscoveryQuestion.WHO_DECIDES, next.question());
        assertEquals("authority of BANT is doubtful: a confidence of 0.2", next.why());
    }

    @Test
    void thenWhatAFirstConversationLeavesOpen() {
        var next = NextQuestion.of(Framework.BANT, facts("budget authority need timeline"))
                .orElseThrow();

        assertEquals(DiscoveryQuestion.OTHER_SOLUTION, next.question());
        assertEquals("the framework is filled; existing solution unknown", next.why());
    }

    @Test
    void whenEverythingIsKnownNothingIsAsked() {
        var all = facts(String.join(" ", FactWord.keys()));

        for (Framework framework : Fixtures.frameworks()) {
            assertTrue(NextQuestion.of(framework, all).isEmpty(), framework.key());
        }
    }

    @Test
    void everyFactIsFilledByAQuestionAndChieflyByOne() {
        var asked = EnumSet.noneOf(FactWord.class);
        var chief = EnumSet.noneOf(FactWord.class);
        Stream.of(DiscoveryQuestion.values()).forEach(question -> {
            asked.addAll(question.fills());
            chief.add(question.chief());
        });

        assertEquals(EnumSet.allOf(FactWord.class), asked);
        assertEquals(Set.of(FactWord.CHALLENGES), EnumSet.complementOf(chief));
    }

    /** Whoever asks what is proposed and gets an answer comes to an end, whatever was known at first. */
    @Property(tries = 200)
    void askingLeadsToAFilledFramework(@ForAll Set<FactWord> known) {
        for (Framework framework : Fixtures.frameworks()) {
            var facts = new HashMap<String, Fact>();
            known.forEach(word -> facts.put(word.key(), found()));
            int asked = 0;
            Optional<NextQuestion> next = NextQuestion.of(framework, facts);
            while (next.isPresent()) {
                int before = facts.size();
                next.get().question().fills().forEach(word -> facts.putIfAbsent(word.key(), found()));
                assertTrue(facts.size() > before, "an answered question is not asked again");
                assertTrue(++asked <= DiscoveryQuestion.values().length);
                next = NextQuestion.of(framework, facts);
            }
            assertTrue(framework.of(facts).complete());
        }
    }

    private static Map<String, Fact> facts(@Nullable String known) {
        var facts = new HashMap<String, Fact>();
        Stream.ofNullable(known)
                .flatMap(words -> Stream.of(words.split(" ", -1)))
                .forEach(word -> facts.put(word, found()));
        return facts;
    }

    private static Fact found() {
        return new Fact("found out", BigDecimal.ONE, null);
    }
}
