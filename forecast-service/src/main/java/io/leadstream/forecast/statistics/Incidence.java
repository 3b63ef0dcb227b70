package io.leadstream.forecast.statistics;

/**
 * What competing risks come to at an age.
 *
 * @param first the share that ended by the first cause
 * @param second the share that ended by the second
 * @param remaining the share that had not ended
 * @param interval of {@code first}
 * @param error the standard error of {@code first}
 */
public record Incidence(double first, double second, double remaining, Interval interval, double error) {}
