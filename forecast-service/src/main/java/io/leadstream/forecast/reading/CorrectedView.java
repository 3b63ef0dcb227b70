package io.leadstream.forecast.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.cohort.Shares;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The Aalen–Johansen share, and what it leaves. */
@Schema(
        name = "Corrected",
        description = "Cumulative incidence at the age of the last event, lost competing, open censored; remaining is "
                + "the share that had neither advanced nor been lost at that age")
public record CorrectedView(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(examples = "0.58") @Nullable
        Double rate,

        @Schema(examples = "0.55") double low,
        @Schema(examples = "0.61") double high,
        @Schema(examples = "0.08") double remaining) {

    public static CorrectedView of(Shares shares) {
        return new CorrectedView(
                shares.corrected().rate(),
                shares.corrected().low(),
                shares.corrected().high(),
                shares.remaining());
    }
}
