package io.leadstream.forecast.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.leadstream.forecast.category.CategoryRules;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.rollup.RollUp.Level;
import io.leadstream.forecast.rollup.RollUp.Line;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.team.SalesTeam;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two teams of one: ann and bob sell in the north, cem in the south. Stages A, B, C are pipeline, best case, commit. */
class RollUpTest {

    private static final Teams TEAMS = new Teams(Map.of(
            "world", new SalesTeam("World", List.of(), null, null),
            "north", new SalesTeam("North", List.of("ann", "bob"), "world", null),
            "south", new SalesTeam("South", List.of("cem"), "world", null)));
    private static final String IN = "2026-02-10";

    private static Story deal(String name, String owner, String euros, String expected, String stage) {
        return Story.of(name).described(owner, euros, expected, null, 0).enters(stage, 0);
    }

    private static RollUp of(Story... stories) {
        var counting = RollUp.counting(
                Story.ladder(), CategoryRules.DEFAULT, Period.parse("2026-Q1").orElseThrow(), TEAMS, null);
        for (DealHistory deal : Story.histories(stories)) {
            counting.add(deal.journey(Story.ladder(), Story.day(30)));
        }
        return counting.result();
    }

    private static Level level(RollUp rollUp, Scope scope) {
        return rollUp.levels().get(scope);
    }

    private static Line line(int deals, String amount) {
        return new Line(deals, 0, new BigDecimal(amount));
    }

    private final RollUp four = of(
            deal("a", "ann", "100.10", IN, "A"),
            deal("b", "bob", "200.20", IN, "B"),
            deal("c", "cem", "300.30", IN, "C"),
            deal("d", "ann", "5.00", IN, "B").wins(9, "7.07"));

    @Test
    void everyCategoryHasTheSurerOnesInIt() {
        Level all = level(four, Scope.ALL);
        assertEquals(line(1, "7.07"), all.cumulative(Category.CLOSED));
        assertEquals(line(2, "307.37"), all.cumulative(Category.COMMIT));
        assertEquals(line(3, "507.57"), all.cumulative(Category.BEST_CASE));
        assertEquals(line(4, "607.67"), all.cumulative(Category.PIPELINE));
    }

    @Test
    void ownersAddUpToTeamsAndTeamsToAll() {
        assertEquals(line(2, "107.17"), level(four, Scope.owner("ann")).cumulative(Category.PIPELINE));
        assertEquals(line(3, "307.37"), level(four, Scope.team("north")).cumulative(Category.PIPELINE));
        assertEquals(line(1, "300.30"), level(four, Scope.team("south")).cumulative(Category.PIPELINE));
        assertEquals(line(4, "607.67"), level(four, Scope.team("world")).cumulative(Category.PIPELINE));
        assertEquals(level(four, Scope.ALL), level(four, Scope.team("world")));
    }

    @Test
    void whoIsInNoTeamAddsToAllAlone() {
        RollUp rollUp = of(deal("z", "zoe", "9.00", IN, "A"), deal("n", null, "1.00", IN, "A"));
        assertEquals(
                List.of(Scope.ALL, Scope.owner("zoe")),
                List.copyOf(rollUp.levels().keySet()));
        assertEquals(line(2, "10.00"), level(rollUp, Scope.ALL).cumulative(Category.PIPELINE));
    }

    @Test
    void onlyWhatIsToCloseWithinThePeriodCounts() {
        RollUp rollUp = of(
                deal("later", "ann", "1.00", "2026-04-01", "A"),
                deal("over", "ann", "2.00", "2025-12-31", "A"),
                deal("none", "ann", "4.00", null, "A"),
                deal("lost", "ann", "8.00", IN, "A").isLost(3));
        Level all = level(rollUp, Scope.ALL);
        assertEquals(Line.NONE, all.cumulative(Category.PIPELINE));
        assertEquals(line(1, "2.00"), all.overdue());
        assertEquals(line(1, "4.00"), all.undated());
    }

    @Test
    void whatIsOmittedIsInNoOtherCategory() {
        Level all = level(of(deal("p", "ann", "3.00", IN, "P")), Scope.ALL);
        assertEquals(line(1, "3.00"), all.cumulative(Category.OMITTED));
        assertEquals(Line.NONE, all.cumulative(Category.PIPELINE));
        assertEquals(Line.NONE, all.open());
    }

    @Test
    void aDealWithoutAmountIsCountedAndNotSummed() {
        Level all = level(of(deal("x", "ann", null, IN, "A"), deal("y", "ann", "2.00", IN, "A")), Scope.ALL);
        assertEquals(new Line(2, 1, new BigDecimal("2.00")), all.line(Category.PIPELINE));
    }

    @Test
    void sumsAreInOneCurrencyAndSayHowManyAreNot() {
        RollUp euros = of(deal("a", "ann", "100.10", IN, "A"));
        assertEquals("EUR", euros.currency());
        assertEquals(Map.of("EUR", 1), euros.byCurrency());
        var dollars = RollUp.counting(
                Story.ladder(), CategoryRules.DEFAULT, Period.parse("2026-Q1").orElseThrow(), TEAMS, "USD");
        dollars.add(
                Story.histories(deal("a", "ann", "100.10", IN, "A")).getFirst().journey(Story.ladder(), Story.day(9)));
        assertEquals(
                new Line(1, 1, BigDecimal.ZERO),
                level(dollars.result(), Scope.ALL).line(Category.PIPELINE));
    }

    @Test
    void withoutDealsAllIsThereAndIsNothing() {
        RollUp none = of();
        assertNull(none.currency());
        assertEquals(Map.of(Scope.ALL, Level.NONE), none.levels());
    }

    @Test
    void coverageIsTheOpenPipelineOverTheRemainingQuota() {
        Attainment attainment = Attainment.of(level(four, Scope.ALL), new BigDecimal("107.07"));
        assertEquals(new BigDecimal("100.00"), attainment.remaining());
        assertEquals(7.07 / 107.07, attainment.share(), 1e-12);
        assertEquals(6.006, attainment.coverage(), 1e-12);
    }

    @Test
    void anAttainedQuotaNeedsNoCoverage() {
        Attainment attainment = Attainment.of(level(four, Scope.ALL), new BigDecimal("7.00"));
        assertEquals(BigDecimal.ZERO, attainment.remaining());
        assertNull(attainment.coverage());
    }
}
