package io.leadstream.forecast.backtest;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well the forecasts would have done.
 *
 * @param leftOut what was not used, and why
 */
@Schema(name = "BacktestResult")
public record BacktestResult(
        @Schema(examples = "standard") String pipeline,
        @Schema(examples = "EUR") String currency,

        @Schema(description = "How many as-of days, each forecast from what was known by its end")
        int asOfDays,

        LocalDate from,
        LocalDate to,
        List<HorizonResult> horizons,

        @Schema(description = "Each forecast, beside what came")
        List<Point> points,

        List<LeftOut> leftOut) {

    BacktestResult withoutPoints() {
        return new BacktestResult(pipeline, currency, asOfDays, from, to, horizons, List.of(), leftOut);
    }

    /** One forecast and what came, rounded to cents. */
    @Schema(name = "BacktestPoint")
    public record Point(
            LocalDate asOf,
            String horizon,
            double p10,
            double p50,
            double p90,
            double mean,

            @Schema(description = "p90 - p10 as simulated, before it was widened by the errors of past periods")
            double simulatedWidth,

            double actual,
            Map<Baseline, Double> baselines) {

        static Point of(Prediction prediction, double simulatedWidth) {
            return new Point(
                    prediction.asOf(),
                    "P" + prediction.days() + "D",
                    cents(prediction.band().p10()),
                    cents(prediction.band().p50()),
                    cents(prediction.band().p90()),
                    cents(prediction.mean()),
                    cents(simulatedWidth),
                    cents(prediction.actual()),
                    rounded(prediction.baselines()));
        }

        private static Map<Baseline, Double> rounded(Map<Baseline, Double> baselines) {
            var rounded = new EnumMap<Baseline, Double>(Baseline.class);
            baselines.forEach((baseline, amount) -> rounded.put(baseline, cents(amount)));
            return rounded;
        }

        private static double cents(double amount) {
            return Math.round(amount * 100) / 100.0;
        }
    }

    /**
     * A field that would have leaked, or could not be used.
     *
     * @param deals how many deals it is about
     */
    @Schema(name = "BacktestLeftOut")
    public record LeftOut(
            @Schema(examples = "amount") String field,

            @Schema(examples = "of 60 deals it came with an import")
            String reason,

            int deals) {}
}
