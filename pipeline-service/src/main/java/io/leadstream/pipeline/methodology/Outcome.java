package io.leadstream.pipeline.methodology;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How closed deals ended.
 *
 * @param rate won of all; left out where there are none
 * @param low with {@code high} Wilson's interval at 95 %
 * @param medianCycleDays of those won, from opening
 */
@Schema(name = "OutcomeOfDeals")
record Outcome(
        long won,
        long lost,
        @Nullable Double rate,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double medianCycleDays) {

    static final Outcome NONE = of(0, 0, null);

    /** The two-sided quantile of the standard normal distribution at 95 %. */
    private static final double Z = 1.959963984540054;

    /** Brown, Cai, DasGupta: Interval Estimation for a Binomial Proportion, Statistical Science 16 (2001). */
    static Outcome of(long won, long lost, @Nullable Double medianCycleDays) {
        double n = won + lost;
        if (n == 0) {
            return new Outcome(won, lost, null, null, null, null);
        }
        double rate = won / n;
        double centre = rate + Z * Z / (2 * n);
        double half = Z * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Outcome(
                won,
                lost,
                RecommendationView.rounded(rate),
                won == 0 ? 0 : RecommendationView.rounded((centre - half) / scale),
                lost == 0 ? 1 : RecommendationView.rounded((centre + half) / scale),
                medianCycleDays == null ? null : RecommendationView.rounded(medianCycleDays));
    }
}
