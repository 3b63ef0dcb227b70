package io.leadstream.pipeline.definition;

/** How much a piece of evidence proves, from the least to the most. */
public enum EvidenceGrade {
    /** What our seller wrote down. */
    SELLER_NOTE,
    /** A meeting that the buyer attended: a calendar entry, minutes, a recording. */
    MEETING,
    /** What the buyer said or wrote themselves, an e-mail of theirs included. */
    BUYER_STATEMENT,
    /** A document that the buyer made, filled or signed. */
    BUYER_DOCUMENT
}
