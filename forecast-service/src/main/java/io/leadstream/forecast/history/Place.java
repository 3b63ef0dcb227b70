package io.leadstream.forecast.history;

/**
 * A stage as the fact itself names it, so that no other event is needed to understand it.
 *
 * @param version of the pipeline that the deal followed then
 * @param rank 1.. within its phase
 */
public record Place(String pipeline, int version, String stage, int rank, Phase phase) {}
