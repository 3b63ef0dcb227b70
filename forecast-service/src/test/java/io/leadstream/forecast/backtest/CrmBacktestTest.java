package io.leadstream.forecast.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.real.CrmSales;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weekly forecasts of the real sales against the four baselines; skipped where they are not. */
class CrmBacktestTest {

    private static final LocalDate OBSERVED_FROM = LocalDate.of(2017, 3, 1);
    private static final LocalDate FIRST = LocalDate.of(2017, 4, 2);
    private static final LocalDate LAST_KNOWN = LocalDate.of(2017, 12, 31);
    private static final Instant NOW = CrmSales.start(LAST_KNOWN.plusDays(1)).minusNanos(1_000);
    private static final BacktestRequest USUAL = new BacktestRequest(null, null, null, null, null, null, null);

    private static HorizonResult of(int days) throws IOException {
        List<DealHistory> deals = CrmSales.histories(OBSERVED_FROM);
        var outcomes = new Outcomes(CrmSales.ladder(), NOW);
        deals.forEach(outcomes::add);
        var horizon = new HorizonScores(days);
        for (LocalDate day = FIRST; !day.plusDays(days).isAfter(LAST_KNOWN); day = day.plusDays(7)) {
            var asOf = new AsOf(day, CrmSales.ladder(), "USD", USUAL);
            deals.forEach(asOf::add);
            asOf.forecast(List.of(horizon), outcomes, LAST_KNOWN, _ -> {});
        }
        return horizon.result();
    }

    @Test
    void theNextMonthIsForecastBetterThanByAnyBaseline() throws IOException {
        HorizonResult month = of(30);
        assertEquals(35, month.n());
        assertEquals(true, month.beatsBaselines(), month::toString);
        assertNotNull(month.ece());
        assertTrue(month.ece() < 0.05, month::toString);
    }

    @Test
    void soAreTheNextTwoMonths() throws IOException {
        HorizonResult months = of(60);
        assertEquals(true, months.beatsBaselines(), months::toString);
    }
}
