package io.leadstream.forecast.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.accuracy.AmountScores;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.real.CrmSales;
import io.leadstream.forecast.stories.Story;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four baselines, by hand on a few deals. Days of the stories count from 2026-01-01. */
class BaselinesTest {

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);
    }

    private static Baselines asOf(LocalDate day, String currency, Ladder ladder, List<DealHistory> deals) {
        var baselines = new Baselines(day, currency, ladder.sale().size());
        deals.forEach(deal -> baselines.add(deal.journey(ladder, endOf(day))));
        return baselines;
    }

    private static Baselines asOf(String day, Story... stories) {
        return asOf(LocalDate.parse(day), "EUR", Story.ladder(), Story.histories(stories));
    }

    @Test
    void theConstantRateIsThatOfAllSettledDeals() {
        var baselines = asOf(
                "2026-02-01",
                Story.of("won").enters("A", 0).wins(5, "100"),
                Story.of("lost").enters("A", 0).isLost(5),
                Story.of("open").enters("A", 0),
                Story.of("other").enters("B", 0));
        assertEquals(2 * 100 * 0.5, baselines.forecast(Baseline.CONSTANT_WIN_RATE, 30), 1e-9);
        assertEquals(
                baselines.forecast(Baseline.CONSTANT_WIN_RATE, 30), baselines.forecast(Baseline.CONSTANT_WIN_RATE, 90));
    }

    @Test
    void theRateOfAStageIsThatOfTheDealsThatPassedIt() {
        var baselines = asOf(
                "2026-02-01",
                Story.of("won").enters("A", 0).enters("B", 1).wins(5, "100"),
                Story.of("lost").enters("A", 0).isLost(5),
                Story.of("first").enters("A", 0),
                Story.of("second").enters("B", 0));
        assertEquals(100 * 0.5 + 100 * 1.0, baselines.forecast(Baseline.STAGE_ONLY, 30), 1e-9);
    }

    @Test
    void theLastPeriodIsAsLongAsTheHorizon() {
        Story[] won = {
            Story.of("a").enters("A", 0).wins(10, "1"),
            Story.of("b").enters("A", 0).wins(20, "10"),
            Story.of("c").enters("A", 0).wins(31, "100")
        };
        assertEquals(111, asOf("2026-02-01", won).forecast(Baseline.LAST_PERIOD, 30), 1e-9);
        assertEquals(100, asOf("2026-02-01", won).forecast(Baseline.LAST_PERIOD, 11), 1e-9);
        assertEquals(110, asOf("2026-02-01", won).forecast(Baseline.LAST_PERIOD, 12), 1e-9);
    }

    @Test
    void thePaceIsThatOfThisQuarterAgainstTheLastOnesAtItsSamePoint() {
        // the first quarter: 10 by its 10th day, 40 in the 30 days after that; the second: 20 by its 10th day
        Story[] won = {
            Story.of("a").enters("A", 0).wins(9, "10"),
            Story.of("b").enters("A", 0).wins(39, "40"),
            Story.of("c").enters("A", 0).wins(40, "1000"),
            Story.of("d").enters("A", 0).wins(95, "20")
        };
        assertEquals(80, asOf("2026-04-10", won).forecast(Baseline.SAME_POINT_PACE, 30), 1e-9);
    }

    @Test
    void whatWasWonInAnotherCurrencyCountsForTheRateAlone() {
        var deals = Story.histories(
                Story.of("won").enters("A", 0).wins(5, "100"), Story.of("open").enters("A", 0));
        var baselines = asOf(LocalDate.of(2026, 2, 1), "USD", Story.ladder(), deals);
        assertEquals(0, baselines.forecast(Baseline.LAST_PERIOD, 30));
        assertEquals(0, baselines.forecast(Baseline.CONSTANT_WIN_RATE, 30));
    }

    @Test
    void aConstantRateIsFarOffOnRealSales() throws IOException {
        var deals = CrmSales.histories(null);
        var won = new RevenueByDay();
        deals.forEach(deal -> {
            var closing = deal.journey(CrmSales.ladder(), endOf(LocalDate.of(2017, 12, 31)))
                    .closing();
            if (closing != null && closing.amount() != null) {
                won.add(
                        closing.at().atZone(ZoneOffset.UTC).toLocalDate(),
                        closing.amount().amount().doubleValue());
            }
        });
        var scores = new AmountScores();
        for (LocalDate day = LocalDate.of(2017, 5, 31);
                day.isBefore(LocalDate.of(2017, 12, 1));
                day = day.plusDays(1)) {
            if (day.plusDays(1).getDayOfMonth() == 1) {
                scores.add(
                        asOf(day, "USD", CrmSales.ladder(), deals).forecast(Baseline.CONSTANT_WIN_RATE, 30),
                        won.between(day, day.plusDays(30)));
            }
        }
        assertEquals(7, scores.n());
        double wape = scores.wape();
        assertTrue(wape > 2, "a rate that knows no time is several times too high, was " + wape);
    }
}
