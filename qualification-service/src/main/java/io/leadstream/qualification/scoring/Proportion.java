package io.leadstream.qualification.scoring;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * So many of so many, with its 95 % interval by Wilson (forecast.md "Small numbers").
 *
 * @param rate and the interval's ends, 0..1; none of none is no rate
 */
public record Proportion(
        @Schema(examples = "42") long hits,
        @Schema(examples = "120") long of,
        @Schema(examples = "0.35") @Nullable Double rate,
        @Schema(examples = "0.2705") @Nullable Double low,
        @Schema(examples = "0.4387") @Nullable Double high) {

    private static final double Z = 1.959963984540054;

    public static Proportion of(long hits, long of) {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of);
        }
        if (of == 0) {
            return new Proportion(0, 0, null, null, null);
        }
        double share = (double) hits / of;
        double spread = Z * Z / of;
        double middle = (share + spread / 2) / (1 + spread);
        double half = Z * Math.sqrt((share * (1 - share) + spread / 4) / of) / (1 + spread);
        return new Proportion(
                hits, of, rounded(share), rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half)));
    }

    private static double rounded(double share) {
        return Math.round(share * 1e4) / 1e4;
    }
}
