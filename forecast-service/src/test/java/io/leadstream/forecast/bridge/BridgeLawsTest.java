package io.leadstream.forecast.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.forecast.bridge.Bridge.Moved;
import io.leadstream.forecast.bridge.Bridge.Part;
import io.leadstream.forecast.bridge.BridgeCounting.Aside;
import io.leadstream.forecast.bridge.BridgeCounting.Beyond;
import io.leadstream.forecast.bridge.BridgeCounting.Side;
import io.leadstream.forecast.bridge.BridgeCounting.Sides;
import io.leadstream.forecast.category.CategoryRules;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Laws of the bridge, on random deals that are opened, changed, moved, closed, reopened and handed over. */
class BridgeLawsTest {

    private static final Period QUARTER = Period.parse("2026-Q1").orElseThrow();
    private static final double FIRST = 20;
    private static final double SECOND = 60;
    private static final List<String> EXPECTED = List.of("2026-02-10", "2026-03-31", "2026-05-01", "2025-12-01");

    private record Deal(String name, List<DealFact> facts) {}

    private static List<Deal> deals(Random random) {
        var deals = new ArrayList<Deal>();
        int count = random.nextInt(25);
        for (int i = 0; i < count; i++) {
            deals.add(new Deal("deal-" + i, story("deal-" + i, random).facts()));
        }
        return deals;
    }

    private static Story story(String name, Random random) {
        Story story = Story.of(name);
        double day = random.nextInt(80);
        describe(story, day, random);
        story.enters("ABC".substring(random.nextInt(3)).substring(0, 1), day);
        int steps = random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            day += random.nextInt(15);
            switch (random.nextInt(8)) {
                case 0 -> story.wins(day, cents(random));
                case 1 -> story.wins(day);
                case 2 -> story.isLost(day);
                case 3 -> story.reopens("B", day);
                case 4 -> story.enters("C", day);
                case 5 -> story.in(Story.OTHER).enters("X", day).in(Story.ABC);
                default -> describe(story, day, random);
            }
        }
        return story;
    }

    private static void describe(Story story, double day, Random random) {
        Category category = random.nextInt(3) == 0 ? Category.values()[random.nextInt(4)] : null;
        String expected = random.nextInt(5) == 0 ? null : EXPECTED.get(random.nextInt(EXPECTED.size()));
        String amount = random.nextInt(6) == 0 ? null : cents(random);
        story.described(random.nextBoolean() ? "ann" : "bob", amount, expected, category, day);
    }

    private static String cents(Random random) {
        return BigDecimal.valueOf(random.nextInt(1_000_000), 2).toPlainString();
    }

    private static Side side(double day, Scope scope, Category category, Aside aside) {
        var measure = new Measure(Story.ladder(), CategoryRules.DEFAULT, QUARTER, Teams.NONE, scope, Story.day(day));
        return new Side(deal -> measure.ofCategory(deal, category), _ -> aside);
    }

    private static Sides sides(Random random) {
        Category category = Category.values()[1 + random.nextInt(4)];
        Scope scope = random.nextBoolean() ? Scope.ALL : Scope.owner("ann");
        return new Sides(side(FIRST, scope, category, aside(random)), side(SECOND, scope, category, aside(random)));
    }

    private static Aside aside(Random random) {
        @Nullable BigDecimal override = random.nextInt(3) == 0 ? new BigDecimal(cents(random)) : null;
        return new Aside(new BigDecimal(cents(random)), override);
    }

    private static Bridge bridge(List<Deal> deals, Sides sides, Beyond page) {
        var counting = new BridgeCounting(Story.day(FIRST), sides, null, page);
        deals.forEach(deal -> DealHistory.of(deal.name(), deal.facts())
                .ifPresent(history -> counting.add(history.journey(Story.ladder(), Story.day(SECOND)))));
        return counting.result();
    }

    private static BigDecimal sum(Iterable<BigDecimal> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal part : parts) {
            sum = sum.add(part);
        }
        return sum;
    }

    private static void assertSame(BigDecimal expected, BigDecimal actual, String what) {
        assertEquals(0, expected.compareTo(actual), () -> what + ": " + expected + " is not " + actual);
    }

    @Property(tries = 400)
    void theItemsAddUpToTheDifferenceExactly(@ForAll Random random) {
        Bridge bridge = bridge(deals(random), sides(random), Beyond.first(5));
        BigDecimal items = sum(bridge.parts().values().stream().map(Part::sum).toList());
        assertSame(bridge.after().forecast().subtract(bridge.before().forecast()), items, "difference");
    }

    @Property(tries = 200)
    void eachItemIsTheSumOfItsDeals(@ForAll Random random) {
        Bridge bridge = bridge(deals(random), sides(random), Beyond.first(1_000));
        bridge.parts().forEach((item, part) -> {
            if (item != Item.ARRIVALS_CHANGE && item != Item.OVERRIDE_CHANGE) {
                assertEquals(part.deals(), part.page().size());
                assertSame(
                        part.sum(), sum(part.page().stream().map(Moved::change).toList()), item.name());
            }
        });
    }

    @Property(tries = 200)
    void orderOfArrivalAndReplayChangeNothing(@ForAll Random random) {
        List<Deal> deals = deals(random);
        Sides sides = sides(random);
        var again = new ArrayList<Deal>();
        for (Deal deal : deals) {
            var facts = new ArrayList<>(deal.facts());
            facts.addAll(deal.facts().subList(0, random.nextInt(facts.size() + 1)));
            Collections.shuffle(facts, random);
            again.add(new Deal(deal.name(), facts));
        }
        Collections.shuffle(again, random);
        assertEquals(bridge(deals, sides, Beyond.first(3)), bridge(again, sides, Beyond.first(3)));
    }

    @Property(tries = 200)
    void pagesOfAnItemHaveEachDealOnce(@ForAll Random random) {
        List<Deal> deals = deals(random);
        Sides sides = sides(random);
        Bridge whole = bridge(deals, sides, Beyond.first(1_000));
        for (Item item : Item.values()) {
            var read = new ArrayList<Moved>();
            Beyond page = Beyond.first(2);
            List<Moved> found = bridge(deals, sides, page).parts().get(item).page();
            while (!found.isEmpty()) {
                read.addAll(found);
                Moved last = found.getLast();
                page = new Beyond(2, item, last.change().abs(), last.deal());
                found = bridge(deals, sides, page).parts().get(item).page();
            }
            assertEquals(whole.parts().get(item).page(), read, item.name());
        }
    }

    @Property(tries = 200)
    void everyDealThatAnEventMovedNamesIt(@ForAll Random random) {
        List<Deal> deals = deals(random);
        var facts = new TreeMap<String, Integer>();
        deals.forEach(deal -> facts.put(deal.name(), deal.facts().size()));
        Bridge bridge = bridge(deals, sides(random), Beyond.first(1_000));
        bridge.parts().forEach((item, part) -> part.page().forEach(moved -> {
            assertEquals(false, moved.events().isEmpty(), item + " of " + moved.deal() + " has no event");
            moved.events()
                    .forEach(event -> assertEquals(
                            "pipeline-service/" + moved.deal(), event.substring(0, event.lastIndexOf('/'))));
        }));
    }
}
