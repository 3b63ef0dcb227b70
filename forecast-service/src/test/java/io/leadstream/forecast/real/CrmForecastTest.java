package io.leadstream.forecast.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.backtest.Baseline;
import io.leadstream.forecast.backtest.Baselines;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The forecast scored on the real sales, weekly, each on what was known by then; skipped where they are not. WAPE of
 * revenue at 30, 60 and 90 days: ours 5.8, 4.5 and 2.8 %; what came a quarter ago 7.9, 4.9 and 3.9; the last period 22.9,
 * 12.9 and 3.6; the pace of the quarter 69, 75 and 96; a constant win rate, and by stage, 237, 67 and 17.
 */
class CrmForecastTest {

    private static final LocalDate OBSERVED_FROM = LocalDate.of(2017, 3, 1);
    private static final Settings FEWER_PATHS =
            new Settings(WinFit.Settings.DEFAULT, 1_000, null, null, Calibration.NONE);
    private static final LocalDate LAST = LocalDate.of(2017, 12, 31);

    private static Instant endOf(LocalDate day) {
        return CrmSales.start(day.plusDays(1)).minusNanos(1);
    }

    private static Book book(List<DealHistory> deals, LocalDate day) {
        var question = new Question(endOf(day), Window.ALL_TIME, Segmentation.NONE, true, Confidence.DEFAULT);
        var counting = Book.counting(CrmSales.ladder(), question);
        deals.forEach(deal -> counting.add(deal.journey(CrmSales.ladder(), question.asOf())));
        return counting.result();
    }

    /** Errors of a forecast, summed over the as-of days. */
    private static final class Errors {
        private double absolute;
        private double actual;
        private int within;
        private int days;

        void add(double forecast, double came) {
            absolute += Math.abs(forecast - came);
            actual += came;
            days++;
        }

        double wape() {
            return absolute / actual;
        }
    }

    private static double revenue(Book book, Span span) {
        return book.won().stream()
                .filter(won -> span.contains(LocalDate.ofEpochDay(won.day())))
                .mapToDouble(
                        won -> won.amount() == null ? 0 : won.amount().amount().doubleValue())
                .sum();
    }

    private static Baselines baselines(List<DealHistory> deals, LocalDate day) {
        var counted = new Baselines(day, "USD", CrmSales.ladder().sale().size());
        deals.forEach(deal -> counted.add(deal.journey(CrmSales.ladder(), endOf(day))));
        return counted;
    }

    /** WAPE and bias over the weekly as-of days from June on, the first on which a whole quarter was seen. */
    @ParameterizedTest
    @CsvSource({"30, 0.062", "60, 0.048", "90, 0.032"})
    void itErrsLessThanTheFourBaselines(int horizon, double atMost) throws IOException {
        var deals = CrmSales.histories(OBSERVED_FROM);
        Book all = book(deals, LAST);
        var ours = new Errors();
        var quarterAgo = new Errors();
        var theirs = new EnumMap<Baseline, Errors>(Baseline.class);
        for (LocalDate day = LocalDate.of(2017, 6, 4); !day.plusDays(horizon).isAfter(LAST); day = day.plusDays(7)) {
            Span span = Span.between(day, day.plusDays(horizon));
            double came = revenue(all, span);
            Landing landing = Forecaster.forecast(book(deals, day), span, FEWER_PATHS);
            ours.add(landing.mean().doubleValue(), came);
            ours.within +=
                    came >= landing.band().p10() && came <= landing.band().p90() ? 1 : 0;
            Span before = Span.between(day.minusDays(91), day.minusDays(91).plusDays(horizon));
            quarterAgo.add(revenue(all, before), came);
            Baselines simple = baselines(deals, day);
            for (Baseline baseline : Baseline.values()) {
                theirs.computeIfAbsent(baseline, _ -> new Errors()).add(simple.forecast(baseline, horizon), came);
            }
        }
        theirs.forEach((baseline, errors) -> assertTrue(ours.wape() < errors.wape(), baseline::toString));
        assertTrue(ours.wape() < quarterAgo.wape(), "what came a quarter ago");
        assertTrue(ours.wape() < atMost);
        assertTrue(ours.within >= 0.8 * ours.days);
    }
}
