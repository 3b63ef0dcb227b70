package io.leadstream.forecast.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of the roll-up, on random deals of four people, three of them in two teams of one company. */
class RollUpLawsTest {

    private static final Teams TEAMS = new Teams(Map.of(
            "world", new SalesTeam("World", List.of(), null, null),
            "north", new SalesTeam("North", List.of("ann", "bob"), "world", null),
            "south", new SalesTeam("South", List.of("cem"), "world", null)));
    private static final List<String> PEOPLE = List.of("ann", "bob", "cem", "zoe");
    private static final List<String> EXPECTED = List.of("2026-02-10", "2026-05-01", "2025-12-01");

    private static List<DealHistory> deals(Random random) {
        var deals = new ArrayList<DealHistory>();
        for (int i = random.nextInt(40); i > 0; i--) {
            String cents = BigDecimal.valueOf(random.nextInt(1_000_000), 2).toPlainString();
            String expected = EXPECTED.get(random.nextInt(EXPECTED.size()));
            Story story = Story.of("deal-" + i)
                    .described(PEOPLE.get(random.nextInt(4)), random.nextInt(5) == 0 ? null : cents, expected, null, 0)
                    .enters("PABC".substring(random.nextInt(4)).substring(0, 1), 0);
            deals.addAll(Story.histories(
                    switch (random.nextInt(4)) {
                        case 0 -> story.wins(5);
                        case 1 -> story.isLost(5);
                        default -> story;
                    }));
        }
        return deals;
    }

    private static RollUp of(List<DealHistory> deals) {
        var counting = RollUp.counting(
                Story.ladder(), CategoryRules.DEFAULT, Period.parse("2026-Q1").orElseThrow(), TEAMS, "EUR");
        deals.forEach(deal -> counting.add(deal.journey(Story.ladder(), Story.day(30))));
        return counting.result();
    }

    private static Line line(RollUp rollUp, Scope scope, Category category) {
        return rollUp.levels().getOrDefault(scope, Level.NONE).cumulative(category);
    }

    private static void assertSame(Line expected, Line actual) {
        assertEquals(expected.deals(), actual.deals());
        assertEquals(expected.notSummed(), actual.notSummed());
        assertEquals(0, expected.amount().compareTo(actual.amount()));
    }

    @Property(tries = 200)
    void peopleAddUpToTeamsAndToAllExactly(@ForAll Random random) {
        RollUp rollUp = of(deals(random));
        for (Category category : Category.values()) {
            Line north = line(rollUp, Scope.owner("ann"), category).plus(line(rollUp, Scope.owner("bob"), category));
            Line world = north.plus(line(rollUp, Scope.owner("cem"), category));
            assertSame(north, line(rollUp, Scope.team("north"), category));
            assertSame(world, line(rollUp, Scope.team("world"), category));
            assertSame(world.plus(line(rollUp, Scope.owner("zoe"), category)), line(rollUp, Scope.ALL, category));
        }
    }

    @Property(tries = 200)
    void aSurerCategoryNeverHoldsMore(@ForAll Random random) {
        Level all = of(deals(random)).levels().get(Scope.ALL);
        List<Category> counted = List.of(Category.PIPELINE, Category.BEST_CASE, Category.COMMIT, Category.CLOSED);
        for (int i = 1; i < counted.size(); i++) {
            Line surer = all.cumulative(counted.get(i));
            Line less = all.cumulative(counted.get(i - 1));
            assertEquals(true, surer.deals() <= less.deals() && surer.amount().compareTo(less.amount()) <= 0);
        }
    }

    @Property(tries = 100)
    void theOrderOfDealsChangesNothing(@ForAll Random random) {
        List<DealHistory> deals = deals(random);
        var shuffled = new ArrayList<>(deals);
        Collections.shuffle(shuffled, random);
        assertEquals(of(deals), of(shuffled));
    }
}
