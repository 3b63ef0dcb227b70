package io.leadstream.pipeline.definition;

/** Where a stage lies: before the first contact, in the sale, or after it. Only SALE stages have conversion rates. */
public enum Phase {
    PREPARATION,
    SALE,
    POST_SALE
}
