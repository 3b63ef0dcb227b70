package io.leadstream.forecast.statistics;

/** Between what an estimated number lies, in its own unit. Of a share see {@link Interval}. */
public record Bounds(double low, double high) {}
