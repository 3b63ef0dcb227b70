package io.leadstream.pipeline.aftersale;

import org.jspecify.annotations.Nullable;

/** Shares of a whole, with their intervals. */
final class Shares {

    /** The quantile of the normal distribution for 95 %. */
    private static final double Z = 1.959963984540054;

    private Shares() {}

    /**
     * A share with its Wilson interval of 95 % (Wilson 1927).
     *
     * @param share 0 to 1
     */
    record Share(double share, double low, double high) {}

    /** Null of an empty whole. */
    static @Nullable Share of(long part, long whole) {
        if (whole == 0) {
            return null;
        }
        double p = (double) part / whole;
        double zz = Z * Z;
        double middle = (p + zz / (2 * whole)) / (1 + zz / whole);
        double half = Z / (1 + zz / whole) * Math.sqrt(p * (1 - p) / whole + zz / (4.0 * whole * whole));
        // at the ends the formula is exact but for rounding
        double low = part == 0 ? 0 : Math.max(0, middle - half);
        double high = part == whole ? 1 : Math.min(1, middle + half);
        return new Share(rounded(p), rounded(low), rounded(high));
    }

    static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
