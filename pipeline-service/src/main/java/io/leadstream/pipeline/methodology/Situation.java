package io.leadstream.pipeline.methodology;

import org.jspecify.annotations.Nullable;

/**
 * What else is known of a sale than its figures; null is unknown.
 *
 * @param repTouches whether a rep has part in the sale at all
 * @param deciders how many decide on the buyer's side, at least 1
 * @param rfp whether the buyer writes a request for proposals
 */
record Situation(
        @Nullable Boolean repTouches,
        @Nullable ProductRange productRange,
        @Nullable LeadOrigin leadOrigin,
        @Nullable Integer deciders,
        @Nullable ProblemAwareness problemAwareness,
        @Nullable Boolean rfp,
        @Nullable Boolean proofOfConcept) {

    enum ProductRange {
        FEW_STANDARD,
        COMPLEX_MIX
    }

    enum LeadOrigin {
        INBOUND,
        OUTBOUND
    }

    /** How well the buyer knows the problem, from best to not at all. */
    enum ProblemAwareness {
        KNOWS_WHAT_TO_BUY,
        KNOWS_PROBLEM,
        KNOWS_PARTLY,
        UNAWARE
    }

    static final Situation UNKNOWN = new Situation(null, null, null, null, null, null, null);

    boolean noRepTouchesTheSale() {
        return Boolean.FALSE.equals(repTouches);
    }
}
