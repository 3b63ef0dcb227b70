package io.leadstream.forecast.statistics;

/** Between what an estimated number lies, in its own unit. Of a share see {@link Interval}. */
public record Bounds(double low, double high) {

    /**
     * Of the difference of two independent shares, from their own intervals. Newcombe: Interval estimation for the
     * difference between independent proportions, Statist. Med. 17 (1998), method 10.
     */
    public static Bounds ofDifference(double one, Interval ofOne, double other, Interval ofOther) {
        double difference = one - other;
        return new Bounds(
                difference - Math.hypot(one - ofOne.low(), ofOther.high() - other),
                difference + Math.hypot(ofOne.high() - one, other - ofOther.low()));
    }
}
