package io.leadstream.forecast.reading;

/** A figure, and the reading that it answers. */
public record Counted<R>(Reading reading, R figure) {}
