package io.leadstream.forecast.history;

import java.time.Instant;

/**
 * What the promises of a won sale came to: kept once the customer says so of all of them, not kept once the customer
 * says of one that it was kept in part or broken.
 *
 * @param at when the last of them was said to be kept, or the first to be not
 */
public record PromiseEnd(boolean kept, Instant at) {}
