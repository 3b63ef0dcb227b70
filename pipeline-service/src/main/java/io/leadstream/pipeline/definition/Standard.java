package io.leadstream.pipeline.definition;

/** The four standards that a stage definition meets. */
public enum Standard {
    /** No deal is meant to do without it. */
    REQUIRED("required"),
    /** A fact, not a feeling. */
    FACTUAL("factual"),
    /** A manager can see the proof. */
    INSPECTABLE("inspectable"),
    /** Named and defined from the buyer's side. */
    BUYER_CENTRIC("buyer-centric");

    private final String word;

    Standard(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
