package io.leadstream.forecast.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Rate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A share and its interval. */
@Schema(name = "Rate", description = "A share with its interval; rate is null when there is nothing to divide by")
public record RateView(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(examples = "0.6315") @Nullable
        Double rate,

        @Schema(examples = "0.6199") double low,
        @Schema(examples = "0.643") double high) {

    public static RateView of(Rate rate) {
        return new RateView(rate.rate(), rate.low(), rate.high());
    }
}
