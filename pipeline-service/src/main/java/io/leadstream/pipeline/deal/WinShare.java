package io.leadstream.pipeline.deal;

import org.jspecify.annotations.Nullable;

/**
 * The share of won among closed deals with its Wilson interval of 95 % (Wilson 1927); all from 0 to 1.
 *
 * @param n the closed deals
 */
record WinShare(double rate, double low, double high, long n) {

    /** The quantile of the normal distribution for 95 %. */
    private static final double Z = 1.959963984540054;

    /** Null of no closed deal. */
    static @Nullable WinShare of(long won, long closed) {
        if (closed == 0) {
            return null;
        }
        double p = (double) won / closed;
        double zz = Z * Z;
        double middle = (p + zz / (2 * closed)) / (1 + zz / closed);
        double half = Z / (1 + zz / closed) * Math.sqrt(p * (1 - p) / closed + zz / (4.0 * closed * closed));
        // at the ends the formula is exact but for rounding
        double low = won == 0 ? 0 : Math.max(0, middle - half);
        double high = won == closed ? 1 : Math.min(1, middle + half);
        return new WinShare(rounded(p), rounded(low), rounded(high), closed);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
