package io.leadstream.forecast.history;

/** What a customer says of a promise. The order is part of the packed format: only append. */
public enum PromiseOutcome {
    NO_ANSWER,
    KEPT,
    PARTLY,
    BROKEN
}
