package io.leadstream.lead.rule;

/** Which attributes a condition may ask for. */
public enum Vocabulary {
    /** What the card and the company say: what segments and prospect lists are made by. */
    CARD,
    /** That, who the person is, and where the lead stands in its lifecycle. */
    ROUTING
}
