package io.leadstream.qualification.framework;

/**
 * One thing to find out about a lead.
 *
 * @param key its name in facts and events
 * @param text what must be known for it to hold
 */
public record Criterion(String key, String text) {}
