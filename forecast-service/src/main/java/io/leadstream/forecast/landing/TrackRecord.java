package io.leadstream.forecast.landing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How good forecasts were so far. */
public interface TrackRecord {

    /**
     * What the latest back-test says of forecasts of about as many days.
     *
     * @param asOf the day that is forecast from: only periods that were over by then widen the band
     * @param days from then to the period's end
     * @return empty when there was none
     */
    Optional<Accuracy> of(String pipeline, String currency, LocalDate asOf, long days);

    /**
     * The scores of the horizon that is nearest; those that could not be scored are null.
     *
     * @param horizon in days
     * @param n forecasts that were scored
     */
    record Accuracy(
            UUID backtest,
            Instant finishedAt,
            int horizon,
            int n,
            @Nullable Double wape,
            @Nullable Double bias,
            @Nullable Double coverage,
            @Nullable Boolean beatsBaselines,
            Calibration calibration) {}
}
