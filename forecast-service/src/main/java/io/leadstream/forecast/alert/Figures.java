package io.leadstream.forecast.alert;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an alert goes by: what is seen now beside what was seen before, and how surely they differ.
 *
 * @param before absent where a target is meant
 * @param noise by how much it usually moves; of forecasts alone
 */
@Schema(name = "AlertFigures")
public record Figures(
        Seen recent,

        @Nullable Seen before,

        @Schema(description = "Of a share that should be reached", examples = "0.8") @Nullable
        Double target,

        @Schema(description = "Of FORECAST_MOVE") @Nullable Noise noise,

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

            @Schema(
                    description = "The share; of ARRIVALS deals a week, of CYCLE the mean in days, of FORECAST_MOVE the"
                            + " mean of the landing as of the end of the day",
                    examples = "0.35")
            double value,

            @Schema(examples = "0.27") @Nullable Double low,

            @Schema(examples = "0.44") @Nullable Double high,

            @Schema(
                    description = "The figure that shows it",
                    examples = "/api/conversion-rates?pipeline=standard&mode=fixedWindow&horizon=P30D"
                            + "&from=2026-06-01&to=2026-08-31&asOf=2026-09-29&where=owner%3Arep-7")
            @Nullable
            String query) {}

    /**
     * From what to what a forecast moved, and what is usual, by earlier moves over as many days. Amounts are exact texts.
     *
     * @param days between the two forecasts: 1 or 7
     * @param expected the median of the earlier moves
     * @param scale of the earlier moves, as a standard deviation that large ones hardly touch
     * @param low of the band that 95 % of usual moves keep to
     * @param largest the largest distance of an earlier move from what is expected
     */
    @Schema(name = "AlertNoise", description = "From what to what a forecast moved, and what is usual")
    public record Noise(
            @Schema(description = "Between the two forecasts: 1 or 7", examples = "1")
            int days,

            @Schema(examples = "EUR") String currency,
            @Schema(examples = "2802496.00") String before,
            @Schema(examples = "2551210.00") String after,
            @Schema(examples = "-251286.00") String moved,

            @Schema(description = "The median of the earlier moves", examples = "1204.11")
            String expected,

            @Schema(description = "Of the earlier moves: a robust standard deviation", examples = "21877.40")
            String scale,

            @Schema(description = "95 % of usual moves are within low and high", examples = "-55320.50")
            String low,

            @Schema(examples = "57728.72") String high,

            @Schema(description = "How far from expected the farthest earlier move was", examples = "70410.02")
            String largest,

            @Schema(description = "Of how many earlier moves", examples = "97")
            int earlier,

            @Schema(
                    description = "What moved it: from before to after, to the cent",
                    examples = "/api/forecast-bridges?pipeline=standard&period=2026-Q4&currency=EUR&from=2026-09-28"
                            + "&to=2026-09-29")
            String bridge) {}

    /**
     * The difference of two shares, the ratio of two rates or lengths, or the amount of a move beyond the one expected,
     * with its 95 % interval.
     */
    @Schema(name = "AlertChange")
    public record Change(
            @Schema(enumeration = {"DIFFERENCE", "RATIO", "AMOUNT"})
            Measure measure,

            @Schema(examples = "-0.18") double value,
            @Schema(examples = "-0.28") double low,
            @Schema(examples = "-0.07") double high) {

        /** How it is measured. */
        public enum Measure {
            DIFFERENCE,
            RATIO,
            AMOUNT
        }
    }
}
