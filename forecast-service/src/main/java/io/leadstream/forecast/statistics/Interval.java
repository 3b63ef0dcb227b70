package io.leadstream.forecast.statistics;

/** Bounds of a share, within [0, 1]. */
public record Interval(double low, double high) {

    /** What is known of a share when nothing was seen. */
    public static final Interval UNKNOWN = new Interval(0, 1);

    public double width() {
        return high - low;
    }
}
