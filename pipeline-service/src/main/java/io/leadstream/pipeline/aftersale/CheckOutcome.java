package io.leadstream.pipeline.aftersale;

/** What the customer says of a promise. */
enum CheckOutcome {
    KEPT,
    PARTLY,
    BROKEN,
    NO_ANSWER
}
