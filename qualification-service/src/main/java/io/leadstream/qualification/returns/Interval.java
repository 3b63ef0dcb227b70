package io.leadstream.qualification.returns;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rate with its interval at 95 %, by Wilson (1927): honest for few leads too.
 *
 * @param lowEvidence fewer than 20 leads or deals: the rate says little
 */
record Interval(
        @Schema(examples = "0.1250") BigDecimal rate,
        @Schema(examples = "0.0691") BigDecimal low,
        @Schema(examples = "0.2154") BigDecimal high,
        @Schema(examples = "false") boolean lowEvidence) {

    static final int EVIDENCE = 20;
    private static final double Z = 1.959963984540054;

    static Interval of(long hits, long of) {
        if (of == 0) {
            return new Interval(four(0), four(0), four(1), true);
        }
        double rate = (double) hits / of;
        double spread = Z * Z / of;
        double centre = (rate + spread / 2) / (1 + spread);
        double half = Z * Math.sqrt(rate * (1 - rate) / of + spread / (4.0 * of)) / (1 + spread);
        return new Interval(
                four(rate), four(Math.max(0, centre - half)), four(Math.min(1, centre + half)), of < EVIDENCE);
    }

    private static BigDecimal four(double number) {
        return BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_EVEN);
    }
}
