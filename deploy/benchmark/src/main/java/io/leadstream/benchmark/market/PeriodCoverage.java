package io.leadstream.benchmark.market;

import io.leadstream.forecast.accuracy.AmountScores;
import io.leadstream.forecast.accuracy.BandScores;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Outcome;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** How often the 80 % band of a forecast holds what came, over the next 30 days of many markets. */
final class PeriodCoverage {

    private static final double PER_DAY = 3;
    private static final int HISTORY_DAYS = 420;
    private static final int PERIOD_DAYS = 30;
    private static final int PATHS = 2_000;

    private final Weather weather;
    private final BandScores band = new BandScores();
    private final AmountScores amounts = new AmountScores();

    PeriodCoverage(Weather weather) {
        this.weather = weather;
    }

    PeriodCoverage over(int markets) {
        IntStream.range(0, markets).parallel().forEach(this::run);
        return this;
    }

    BandScores band() {
        return band;
    }

    AmountScores amounts() {
        return amounts;
    }

    private void run(int seed) {
        List<DealHistory> deals =
                new Market(1_000_000L + seed, weather, null).deals(PER_DAY, HISTORY_DAYS + PERIOD_DAYS);
        LocalDate day = Market.START.plusDays(HISTORY_DAYS - 1);
        Span span = Span.between(day, day.plusDays(PERIOD_DAYS));
        var settings = new Settings(Settings.DEFAULT.fit(), PATHS, null, "EUR", Calibration.NONE);
        Landing landing = Forecaster.forecast(book(deals, day), span, settings);
        score(landing, won(deals, span));
    }

    private static Book book(List<DealHistory> deals, LocalDate day) {
        Instant end = Market.start(day.plusDays(1)).minusNanos(1_000);
        Ladder ladder = Market.ladder();
        var counting =
                Book.counting(ladder, new Question(end, Window.ALL_TIME, Segmentation.NONE, true, Confidence.DEFAULT));
        deals.forEach(deal -> deal.knownBy(end).ifPresent(known -> counting.add(known.journey(ladder, end))));
        return counting.result();
    }

    private static double won(List<DealHistory> deals, Span span) {
        Instant end = Market.start(span.last().plusDays(1));
        double won = 0;
        for (DealHistory deal : deals) {
            Closing closing = deal.journey(Market.ladder(), end).closing();
            if (closing != null
                    && closing.outcome() == Outcome.WON
                    && closing.amount() != null
                    && span.contains(closing.at().atOffset(ZoneOffset.UTC).toLocalDate())) {
                won += closing.amount().amount().doubleValue();
            }
        }
        return won;
    }

    private synchronized void score(Landing landing, double actual) {
        band.add(landing.band().p10(), landing.band().p90(), actual);
        amounts.add(landing.band().p50(), actual);
    }
}
