package io.leadstream.pipeline.committee;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many of how many, with Wilson's score interval at 95 % (Wilson 1927): it keeps within 0 to 1 and holds for few
 * cases too.
 *
 * @param share null when there is none to share in
 */
@Schema(name = "CommitteeShare")
record Share(
        long count,
        long of,
        @Nullable Double share,
        @Nullable Double low,
        @Nullable Double high) {

    static final double LEVEL = 0.95;
    static final String METHOD = "Wilson";

    /** The normal quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    static Share of(long count, long of) {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of);
        }
        if (of == 0) {
            return new Share(0, 0, null, null, null);
        }
        double share = (double) count / of;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * of)) / (1 + z2 / of);
        double half = Z / (1 + z2 / of) * Math.sqrt(share * (1 - share) / of + z2 / (4.0 * of * of));
        return new Share(
                count,
                of,
                share,
                count == 0 ? 0 : Math.max(0, centre - half),
                count == of ? 1 : Math.min(1, centre + half));
    }
}
