package io.leadstream.pipeline.deal;

import java.time.Instant;

/**
 * Who let us know of something, and when.
 *
 * @param actor user id of a caller, or the service whose event it was
 */
public record By(String actor, Instant knownAt) {}
