package io.leadstream.forecast.history;

/** How far a deal is counted on, as pipeline-service tells it. The order is part of the packed format: only append. */
public enum Category {
    OMITTED,
    PIPELINE,
    BEST_CASE,
    COMMIT,
    CLOSED
}
