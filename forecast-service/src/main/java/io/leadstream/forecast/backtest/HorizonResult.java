package io.leadstream.forecast.backtest;

import io.leadstream.forecast.accuracy.ProbabilityScores.Bin;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How well the forecasts of a horizon did, over all as-of days; scores are absent when nothing came or none was made.
 *
 * @param actual what was won within the horizons, summed over the as-of days
 * @param reliability mean probability and share won of the deals by tenths of probability
 */
@Schema(name = "BacktestHorizon")
public record HorizonResult(
        @Schema(examples = "P30D") String horizon,
        @Schema(description = "Forecasts scored") int n,
        double actual,

        @Schema(description = "Σ|P50 − actual| ÷ Σ actual", examples = "0.18") @Nullable
        Double wape,

        @Schema(description = "Σ(P50 − actual) ÷ Σ actual: positive when too much was forecast") @Nullable
        Double bias,

        @Schema(description = "Share of actuals within P10 to P90; 0.8 when honest") @Nullable
        Double coverage,

        @Schema(description = "Mean continuous ranked probability score, in the currency") @Nullable
        Double crps,

        @Schema(description = "Open deals whose probability was scored")
        int deals,

        @Schema(description = "Of the deals' probabilities of being won within the horizon") @Nullable
        Double brier,

        @Schema(description = "Expected calibration error, over ten bins") @Nullable
        Double ece,

        List<Bin> reliability,
        List<BaselineResult> baselines,

        @Schema(description = "Whether its WAPE is below that of every baseline") @Nullable
        Boolean beatsBaselines) {

    /** The same of a forecast that one could have had for nothing. */
    @Schema(name = "BacktestBaseline")
    public record BaselineResult(
            Baseline baseline,
            @Nullable Double wape,
            @Nullable Double bias) {}
}
