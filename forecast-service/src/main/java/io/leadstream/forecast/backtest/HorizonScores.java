package io.leadstream.forecast.backtest;

import io.leadstream.forecast.accuracy.AmountScores;
import io.leadstream.forecast.accuracy.BandScores;
import io.leadstream.forecast.accuracy.ProbabilityScores;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores of the forecasts of one horizon, over all as-of days. */
final class HorizonScores {

    private final int days;
    private final AmountScores forecast = new AmountScores();
    private final BandScores band = new BandScores();
    private final ProbabilityScores deals = new ProbabilityScores();
    private final Map<Baseline, AmountScores> baselines = new EnumMap<>(Baseline.class);
    private final List<Pasts.Known> past = new ArrayList<>();
    private double crps;
    private double actual;

    HorizonScores(int days) {
        this.days = days;
        for (Baseline baseline : Baseline.values()) {
            baselines.put(baseline, new AmountScores());
        }
    }

    int days() {
        return days;
    }

    /**
     * Scores a forecast, its band widened by the errors of those before it whose outcome was known by then, as that of
     * a period is. The median is scored: it is what a forecast of one number says.
     *
     * @param simulated later than those before it
     * @return with the band that was scored
     */
    Prediction add(Prediction simulated) {
        Prediction prediction =
                simulated.with(Pasts.calibration(past, simulated.asOf()).widen(simulated.band()));
        past.add(new Pasts.Known(simulated.asOf(), simulated.until(), simulated.band(), simulated.actual()));
        forecast.add(prediction.band().p50(), prediction.actual());
        band.add(prediction.band().p10(), prediction.band().p90(), prediction.actual());
        crps += prediction.crps();
        actual += Math.abs(prediction.actual());
        baselines.forEach((baseline, scores) ->
                scores.add(prediction.baselines().getOrDefault(baseline, 0.0), prediction.actual()));
        return prediction;
    }

    /** Of a deal that was open: the probability that it is won within the horizon, and whether it was. */
    void add(double probability, boolean won) {
        deals.add(probability, won);
    }

    HorizonResult result() {
        var others = new ArrayList<HorizonResult.BaselineResult>();
        baselines.forEach((baseline, scores) ->
                others.add(new HorizonResult.BaselineResult(baseline, scores.wape(), scores.bias())));
        Double wape = forecast.wape();
        return new HorizonResult(
                "P" + days + "D",
                forecast.n(),
                actual,
                wape,
                forecast.bias(),
                band.coverage(),
                forecast.n() == 0 ? null : crps / forecast.n(),
                deals.n(),
                deals.brier(),
                deals.ece(),
                deals.bins(),
                others,
                beatsAll(wape, others));
    }

    private static @Nullable Boolean beatsAll(@Nullable Double wape, List<HorizonResult.BaselineResult> baselines) {
        return wape == null
                ? null
                : (Boolean) baselines.stream().allMatch(baseline -> baseline.wape() == null || wape < baseline.wape());
    }
}
