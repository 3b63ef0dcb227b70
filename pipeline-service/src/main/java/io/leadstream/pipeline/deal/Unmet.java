package io.leadstream.pipeline.deal;

/** A criterion that is not proved yet. */
public record Unmet(String stage, String criterion, String text) {}
