package io.leadstream.forecast.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.leadstream.forecast.bridge.BridgeCounting.Aside;
import io.leadstream.forecast.bridge.BridgeCounting.Beyond;
import io.leadstream.forecast.bridge.BridgeCounting.Side;
import io.leadstream.forecast.bridge.BridgeCounting.Sides;
import io.leadstream.forecast.category.CategoryRules;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.team.SalesTeam;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A bridge of landings begins and ends with the computed forecasts; two owners sell 400 deals over four months. */
class ExpectationTest {

    private static final Period QUARTER = Period.parse("2026-Q2").orElseThrow();
    private static final double FIRST = 100;
    private static final double SECOND = 130;
    private static final Teams TEAMS = new Teams(Map.of("north", new SalesTeam("North", List.of("ann"), null, null)));

    private final List<DealHistory> deals = deals(new Random(7));

    private static List<DealHistory> deals(Random random) {
        var deals = new ArrayList<DealHistory>();
        for (int i = 0; i < 400; i++) {
            double day = random.nextInt(125);
            Story story = Story.of("deal-%03d".formatted(i))
                    .owned(i % 3 == 0 ? "ann" : "bob", 100 + i + ".37", day)
                    .enters("A", day);
            double next = day + 1 + random.nextInt(20);
            story.enters("B", next);
            if (random.nextInt(3) > 0) {
                double end = next + 1 + random.nextInt(25);
                deals.addAll(Story.histories(random.nextBoolean() ? story.wins(end) : story.isLost(end)));
            } else {
                deals.addAll(Story.histories(story));
            }
        }
        return deals;
    }

    private Book book(double day, Question question) {
        var counting = Book.counting(Story.ladder(), question);
        deals.forEach(deal -> counting.add(deal.journey(Story.ladder(), Story.day(day))));
        return counting.result();
    }

    private static Measure measure(double day, Scope scope) {
        return new Measure(Story.ladder(), CategoryRules.DEFAULT, QUARTER, TEAMS, scope, Story.day(day));
    }

    private Book book(double day, Scope scope) {
        return book(day, measure(day, scope).question());
    }

    private static Landing landing(Book book) {
        return Forecaster.forecast(
                book, Span.of(QUARTER), new Settings(WinFit.Settings.DEFAULT, 0, null, "EUR", Calibration.NONE));
    }

    private Side side(double day, Scope scope) {
        Measure measure = measure(day, scope);
        var expectation = new Expectation(measure, book(day, scope), "EUR");
        return new Side(expectation::of, _ -> new Aside(expectation.arrivals(), null));
    }

    private Bridge bridge(Scope scope) {
        var counting = new BridgeCounting(
                Story.day(FIRST), new Sides(side(FIRST, scope), side(SECOND, scope)), "EUR", Beyond.first(3));
        deals.forEach(deal -> counting.add(deal.journey(Story.ladder(), Story.day(SECOND))));
        return counting.result();
    }

    private static BigDecimal items(Bridge bridge) {
        return bridge.parts().values().stream().map(Bridge.Part::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aBridgeBeginsAndEndsWithTheComputedForecasts() {
        Bridge bridge = bridge(Scope.ALL);
        assertEquals(landing(book(FIRST, Scope.ALL)).mean(), bridge.before().forecast());
        assertEquals(landing(book(SECOND, Scope.ALL)).mean(), bridge.after().forecast());
        assertEquals(bridge.after().forecast().subtract(bridge.before().forecast()), items(bridge));
    }

    @Test
    void whatWasExpectedOfDealsToComeIsAnItemOfItsOwn() {
        Bridge bridge = bridge(Scope.ALL);
        assertEquals(landing(book(FIRST, Scope.ALL)).fresh(), bridge.before().arrivals());
        assertNotEquals(0, bridge.parts().get(Item.ARRIVALS_CHANGE).sum().signum());
        assertEquals(0, bridge.parts().get(Item.ARRIVALS_CHANGE).deals());
    }

    @Test
    void theSameHoldsOfATeam() {
        Scope north = Scope.team("north");
        Bridge bridge = bridge(north);
        Landing landing = landing(book(SECOND, north));
        assertEquals(landing.mean(), bridge.after().forecast());
        assertEquals(bridge.after().forecast().subtract(bridge.before().forecast()), items(bridge));
        assertEquals(1, landing.mean().compareTo(BigDecimal.ZERO));
        assertEquals(
                -1, landing.mean().compareTo(landing(book(SECOND, Scope.ALL)).mean()));
    }
}
