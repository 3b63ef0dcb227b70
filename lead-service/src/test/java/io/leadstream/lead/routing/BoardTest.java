package io.leadstream.lead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.leadstream.lead.routing.Decision.Reason;
import io.leadstream.lead.routing.Decision.Verdict;
import io.leadstream.lead.routing.Pool.Strategy;
import io.leadstream.lead.routing.Rule.Target;
import io.leadstream.lead.rule.Attribute;
import io.leadstream.lead.rule.Attributes;
import io.leadstream.lead.rule.Condition;
import io.leadstream.lead.rule.Grammar;
import io.leadstream.lead.rule.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoardTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Condition GERMAN = country("DE");
    private static final Condition FRENCH = country("FR");

    private final Map<String, Rep> reps = new HashMap<>();
    private final Map<String, Long> open = new HashMap<>();
    private final Map<String, String> turns = new HashMap<>();
    private Strategy strategy = Strategy.ROUND_ROBIN;

    @Property
    void everybodyOfAPoolGetsTheSameWithinOne(@ForAll @IntRange(max = 60) int leads) {
        Board board = board(List.of(toPool("all", Condition.ALWAYS)));

        var counts = new HashMap<String, Integer>();
        IntStream.range(0, leads).forEach(i -> counts.merge(owner(board, "DE"), 1, Integer::sum));

        for (String rep : List.of("a", "b", "c")) {
            int n = counts.getOrDefault(rep, 0);
            assertTrue(n == leads / 3 || n == leads / 3 + 1, () -> counts.toString());
        }
    }

    @Property
    void nobodyGetsMoreThanTheCapacityAndTheRestWaitsForTheNextDay(@ForAll @IntRange(max = 30) int leads) {
        List.of("a", "b", "c").forEach(rep -> reps.put(rep, rep(rep, "America/New_York", 4, Condition.ALWAYS)));
        Board board = board(List.of(toPool("all", Condition.ALWAYS)));

        List<Decision> decisions = IntStream.range(0, leads)
                .mapToObj(i -> board.decide(lead("DE"), NOW))
                .toList();

        assertEquals(
                Math.min(leads, 12),
                decisions.stream().filter(one -> one.owner() != null).count());
        decisions.stream().filter(one -> one.owner() == null).forEach(one -> {
            assertEquals(Reason.NOBODY_IS_AVAILABLE, one.reason());
            assertEquals(Instant.parse("2026-11-21T05:00:00Z"), one.retryAt());
        });
    }

    @Test
    void theFirstRuleCountsThatHasSomebody() {
        reps.put("boss", rep("boss", "UTC", 0, Condition.ALWAYS));
        Board board = board(List.of(
                new Rule("boss first", Condition.ALWAYS, new Target.User("boss")),
                toPool("French", FRENCH),
                toPool("German", GERMAN)));

        Decision decision = board.decide(lead("DE"), NOW);

        assertEquals("German", decision.rule());
        assertEquals("a", decision.owner());
        assertEquals(
                List.of(Verdict.IS_FULL_TODAY),
                decision.steps().getFirst().candidates().stream()
                        .map(Decision.Candidate::verdict)
                        .toList());
        assertEquals(
                List.of(true, false, true),
                decision.steps().stream().map(Decision.Step::matches).toList());
    }

    @Test
    void whoIsAbsentInactiveOrFiltersItOutIsPassedOverAndLosesTheTurn() {
        Instant back = NOW.plusSeconds(3600);
        reps.put("a", new Rep("a", true, ZoneOffset.UTC, null, Condition.ALWAYS, List.of(new Rep.Absence(NOW, back))));
        reps.put("b", rep("b", "UTC", null, FRENCH));
        Board board = board(List.of(toPool("all", Condition.ALWAYS)));

        assertEquals("c", owner(board, "DE"));
        assertEquals("b", owner(board, "FR"));
        assertEquals("c", owner(board, "DE"));
        assertEquals("a", board.decide(lead("DE"), back).owner());
    }

    @Test
    void theLeastBusyComesFirstAndTheTurnDecidesAmongEquals() {
        strategy = Strategy.LEAST_BUSY;
        open.putAll(Map.of("a", 5L, "b", 3L, "c", 3L));
        Board board = board(List.of(toPool("all", Condition.ALWAYS)));

        assertEquals(
                List.of("b", "c", "b", "c", "a", "b"),
                IntStream.range(0, 6).mapToObj(i -> owner(board, "DE")).toList());
    }

    @Test
    void theTurnGoesOnWhereItWasLeft() {
        turns.put("pool", "b");

        assertEquals("c", owner(board(List.of(toPool("all", Condition.ALWAYS))), "DE"));
    }

    @Test
    void whatNoRuleMeetsOrARuleKeepsIsNobodys() {
        Board board = board(List.of(new Rule("no French", FRENCH, new Target.Nobody()), toPool("German", GERMAN)));

        assertEquals(Reason.A_RULE_KEEPS_IT, board.decide(lead("FR"), NOW).reason());
        assertEquals(Reason.NO_RULE_MATCHES, board.decide(lead("US"), NOW).reason());
    }

    private Board board(List<Rule> rules) {
        return new Board(
                rules, reps, Map.of("pool", new Pool("pool", strategy, List.of("a", "b", "c"))), turns, Map.of(), open);
    }

    private static Rule toPool(String name, Condition when) {
        return new Rule(name, when, new Target.OfPool("pool"));
    }

    private static Rep rep(String user, String zone, Integer capacity, Condition accepts) {
        return new Rep(user, true, ZoneId.of(zone), capacity, accepts, List.of());
    }

    private static Attributes lead(String country) {
        return attribute -> attribute == Attribute.COUNTRY ? country : null;
    }

    private static String owner(Board board, String country) {
        return Objects.requireNonNull(board.decide(lead(country), NOW).owner());
    }

    private static Condition country(String code) {
        return Grammar.read(
                "when",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("field", "country")
                        .put("op", "eq")
                        .put("value", code),
                Vocabulary.ROUTING);
    }
}
