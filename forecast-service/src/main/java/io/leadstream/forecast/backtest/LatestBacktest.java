package io.leadstream.forecast.backtest;

import io.leadstream.forecast.backtest.BacktestResult.Point;
import io.leadstream.forecast.backtest.Backtests.Result;
import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Landing.Band;
import io.leadstream.forecast.landing.TrackRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Optional;

/** The record that forecasts show and are calibrated by is that of the latest back-test. */
@ApplicationScoped
class LatestBacktest implements TrackRecord {

    private final Backtests backtests;

    LatestBacktest(Backtests backtests) {
        this.backtests = backtests;
    }

    @Override
    public Optional<Accuracy> of(String pipeline, String currency, LocalDate asOf, long days) {
        return backtests.latest(pipeline, currency).flatMap(latest -> latest.result().horizons().stream()
                .min(Comparator.comparingLong(horizon -> Math.abs(days(horizon.horizon()) - days)))
                .map(horizon -> accuracy(latest, horizon, asOf)));
    }

    private static Accuracy accuracy(Result latest, HorizonResult horizon, LocalDate asOf) {
        return new Accuracy(
                latest.backtest(),
                latest.finishedAt(),
                days(horizon.horizon()),
                horizon.n(),
                horizon.wape(),
                horizon.bias(),
                horizon.coverage(),
                horizon.beatsBaselines(),
                calibration(latest.result(), horizon.horizon(), asOf));
    }

    private static Calibration calibration(BacktestResult result, String horizon, LocalDate asOf) {
        return Pasts.calibration(
                result.points().stream()
                        .filter(point -> point.horizon().equals(horizon))
                        .map(LatestBacktest::known)
                        .toList(),
                asOf);
    }

    private static Pasts.Known known(Point point) {
        double half = point.simulatedWidth() / 2;
        return new Pasts.Known(
                point.asOf(),
                point.asOf().plusDays(days(point.horizon())),
                new Band(point.p50() - half, point.p50(), point.p50() + half),
                point.actual());
    }

    private static int days(String horizon) {
        return Period.parse(horizon).getDays();
    }
}
