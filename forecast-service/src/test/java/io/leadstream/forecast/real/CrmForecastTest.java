package io.leadstream.forecast.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.backtest.Baseline;
import io.leadstream.forecast.backtest.Baselines;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.winning.Book;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forecast scored on the real sales, weekly, each on what was known by then; skipped where they are not. */
class CrmForecastTest {

    private static final LocalDate OBSERVED_FROM = LocalDate.of(2017, 3, 1);
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
        private double signed;
        private double actual;
        private int within;
        private int days;

        void add(double forecast, double came) {
            absolute += Math.abs(forecast - came);
            signed += forecast - came;
            actual += came;
            days++;
        }

        double wape() {
            return absolute / actual;
        }

        double bias() {
            return signed / actual;
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
        var theirs = new EnumMap<Baseline, Errors>(Baseline.class);
        for (LocalDate day = LocalDate.of(2017, 6, 4); !day.plusDays(horizon).isAfter(LAST); day = day.plusDays(7)) {
            Span span = Span.between(day, day.plusDays(horizon));
            double came = revenue(all, span);
            Landing landing = Forecaster.forecast(book(deals, day), span, Settings.DEFAULT);
            ours.add(landing.mean().doubleValue(), came);
            ours.within +=
                    came >= landing.band().p10() && came <= landing.band().p90() ? 1 : 0;
            Baselines simple = baselines(deals, day);
            for (Baseline baseline : Baseline.values()) {
                theirs.computeIfAbsent(baseline, _ -> new Errors()).add(simple.forecast(baseline, horizon), came);
            }
        }
        System.out.printf(
                "%d days: WAPE %.3f bias %.3f, %d of %d within%n",
                horizon, ours.wape(), ours.bias(), ours.within, ours.days);
        theirs.forEach((baseline, errors) ->
                System.out.printf("  %s WAPE %.3f bias %.3f%n", baseline, errors.wape(), errors.bias()));
        theirs.forEach((baseline, errors) -> assertTrue(ours.wape() < errors.wape(), baseline::toString));
        assertTrue(ours.wape() < atMost);
    }
}
