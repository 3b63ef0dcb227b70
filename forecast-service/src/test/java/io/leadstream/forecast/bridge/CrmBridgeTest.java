package io.leadstream.forecast.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.bridge.BridgeCounting.Aside;
import io.leadstream.forecast.bridge.BridgeCounting.Beyond;
import io.leadstream.forecast.bridge.BridgeCounting.Side;
import io.leadstream.forecast.bridge.BridgeCounting.Sides;
import io.leadstream.forecast.category.CategoryRules;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.real.CrmSales;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four weeks of the last quarter of the real sales: what moved its forecast. */
class CrmBridgeTest {

    private static final Period QUARTER = Period.parse("2017-Q4").orElseThrow();
    private static final Instant FIRST = Instant.parse("2017-10-22T23:59:59Z");
    private static final Instant SECOND = Instant.parse("2017-11-19T23:59:59Z");

    private final Ladder ladder = CrmSales.ladder();
    private final List<DealHistory> deals = CrmSales.histories(LocalDate.of(2017, 3, 1));

    CrmBridgeTest() throws IOException {}

    private Measure measure(Instant asOf) {
        return new Measure(ladder, CategoryRules.DEFAULT, QUARTER, Teams.NONE, Scope.ALL, asOf);
    }

    private Book book(Instant asOf) {
        var counting = Book.counting(ladder, measure(asOf).question());
        deals.forEach(deal -> counting.add(deal.journey(ladder, asOf)));
        return counting.result();
    }

    private Side side(Instant asOf) {
        var expectation = new Expectation(measure(asOf), book(asOf), "USD");
        return new Side(expectation::of, _ -> new Aside(expectation.arrivals(), null));
    }

    private BigDecimal forecast(Instant asOf) {
        Landing landing = Forecaster.forecast(
                book(asOf), Span.of(QUARTER), new Settings(WinFit.Settings.DEFAULT, 0, null, "USD", Calibration.NONE));
        return landing.mean();
    }

    @Test
    void theItemsAddUpToTheDifferenceOfTheForecastsToTheCent() {
        var counting = new BridgeCounting(FIRST, new Sides(side(FIRST), side(SECOND)), "USD", Beyond.first(5));
        deals.forEach(deal -> counting.add(deal.journey(ladder, SECOND)));
        Bridge bridge = counting.result();

        assertEquals(forecast(FIRST), bridge.before().forecast());
        assertEquals(forecast(SECOND), bridge.after().forecast());
        BigDecimal items =
                bridge.parts().values().stream().map(Bridge.Part::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(forecast(SECOND).subtract(forecast(FIRST)), items);
        assertTrue(bridge.parts().get(Item.WON).sum().signum() > 0);
        assertTrue(bridge.parts().get(Item.LOST).sum().signum() < 0);
        assertTrue(bridge.parts().get(Item.ARRIVALS_CHANGE).sum().signum() < 0);
    }
}
