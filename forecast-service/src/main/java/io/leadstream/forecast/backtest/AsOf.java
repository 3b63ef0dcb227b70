package io.leadstream.forecast.backtest;

import io.leadstream.forecast.accuracy.Crps;
import io.leadstream.forecast.backtest.BacktestResult.Point;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;

/** Forecasts as of the end of one past day, from what was known by then and nothing else. */
final class AsOf {

    private final LocalDate day;
    private final Instant end;
    private final Ladder ladder;
    private final String currency;
    private final boolean withAmounts;
    private final Counting<Book> book;
    private final Baselines baselines;

    /** @param request whose fields say whether open deals' amounts may be known */
    AsOf(LocalDate day, Ladder ladder, String currency, BacktestRequest request) {
        this.day = day;
        this.withAmounts = request.knows(DealField.AMOUNT);
        this.end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minus(1, ChronoUnit.MICROS);
        this.ladder = ladder;
        this.currency = currency;
        this.book =
                Book.counting(ladder, new Question(end, Window.ALL_TIME, Segmentation.NONE, true, Confidence.DEFAULT));
        this.baselines = new Baselines(day, currency, ladder.sale().size());
    }

    LocalDate day() {
        return day;
    }

    Instant end() {
        return end;
    }

    void add(DealHistory deal) {
        deal.knownBy(end).ifPresent(known -> {
            Journey journey = known.journey(ladder, end);
            if (!withAmounts && journey.open()) {
                journey = known.withoutAmounts().journey(ladder, end);
            }
            book.add(journey);
            baselines.add(journey);
        });
    }

    /** Fits on what was told, and forecasts each horizon. */
    void forecast(List<HorizonScores> horizons, Outcomes outcomes, LocalDate lastKnown, Scored scored) {
        WinFit fit = WinFit.of(book.result(), Settings.DEFAULT.fit());
        for (HorizonScores horizon : horizons) {
            LocalDate until = day.plusDays(horizon.days());
            if (!until.isAfter(lastKnown)) {
                Landing landing = Forecaster.forecast(fit, Span.between(day, until), settings());
                landing.deals().forEach(deal -> horizon.add(deal.chance(), outcomes.wasWon(deal.deal(), day, until)));
                Prediction simulated = prediction(horizon.days(), landing, outcomes.won(currency, day, until));
                scored.take(Point.of(horizon.add(simulated), simulated.band().width()));
            }
        }
    }

    /** Hears of each forecast that was scored. */
    interface Scored {
        void take(Point point);
    }

    private Settings settings() {
        return new Settings(Settings.DEFAULT.fit(), Settings.DEFAULT.paths(), null, currency, Calibration.NONE);
    }

    private Prediction prediction(int days, Landing landing, double actual) {
        var said = new EnumMap<Baseline, Double>(Baseline.class);
        for (Baseline baseline : Baseline.values()) {
            said.put(baseline, baselines.forecast(baseline, days));
        }
        return new Prediction(
                day,
                days,
                landing.band(),
                landing.mean().doubleValue(),
                Crps.of(landing.totals(), actual),
                actual,
                said);
    }
}
