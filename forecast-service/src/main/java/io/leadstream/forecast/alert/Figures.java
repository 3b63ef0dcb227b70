package io.leadstream.forecast.alert;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an alert goes by: what is seen now beside what was seen before, and how surely they differ.
 *
 * @param before absent where a target is meant
 */
@Schema(name = "AlertFigures")
public record Figures(
        Seen recent,

        @Nullable Seen before,

        @Schema(description = "Of a share that should be reached", examples = "0.8") @Nullable
        Double target,

        Change change,

        @Schema(description = "Of a change like this, or larger, if there were none", examples = "0.0004")
        double pValue,

        @Schema(
                description =
                        "The same among all tests made at once, by Benjamini and Hochberg; an alert opens at 0.01 "
                                + "and closes above 0.05",
                examples = "0.006")
        double adjusted) {

    /**
     * What was seen within a time.
     *
     * @param from a day, UTC
     * @param to a day, not included
     */
    @Schema(name = "AlertSeen")
    public record Seen(
            @Schema(examples = "2026-06-01") LocalDate from,
            @Schema(examples = "2026-08-31") LocalDate to,

            @Schema(description = "Deals, or promises", examples = "120")
            long n,

            @Schema(description = "Of a share: those that advanced, were won, or were kept", examples = "42") @Nullable
            Long k,

            @Schema(description = "The share; of ARRIVALS deals a week, of CYCLE the mean in days", examples = "0.35")
            double value,

            @Schema(examples = "0.27") @Nullable Double low,

            @Schema(examples = "0.44") @Nullable Double high,

            @Schema(
                    description = "The figure that shows it",
                    examples = "/api/conversion-rates?pipeline=standard&mode=fixedWindow&horizon=P30D"
                            + "&from=2026-06-01&to=2026-08-31&asOf=2026-09-29&where=owner%3Arep-7")
            @Nullable
            String query) {}

    /** The difference of two shares, or the ratio of two rates or lengths, with its 95 % interval. */
    @Schema(name = "AlertChange")
    public record Change(
            @Schema(enumeration = {"DIFFERENCE", "RATIO"}) Measure measure,
            @Schema(examples = "-0.18") double value,
            @Schema(examples = "-0.28") double low,
            @Schema(examples = "-0.07") double high) {

        /** How it is measured. */
        public enum Measure {
            DIFFERENCE,
            RATIO
        }
    }
}
