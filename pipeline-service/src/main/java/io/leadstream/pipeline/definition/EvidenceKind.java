package io.leadstream.pipeline.definition;

/** What a piece of evidence is. All but SELLER_NOTE come from the buyer. */
public enum EvidenceKind {
    BUYER_DOCUMENT,
    BUYER_STATEMENT,
    MEETING,
    EMAIL,
    SELLER_NOTE
}
