package io.leadstream.pipeline.aftersale;

/** In which way a customer agreed to speak for us. */
enum ReferenceFormat {
    CALL,
    QUOTE,
    CASE,
    REVIEW
}
