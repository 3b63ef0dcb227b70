package io.leadstream.pipeline.deal;

/** The lead has been erased: no deal is tied to it any more. */
public final class LeadIsErased extends DealRefusal {

    LeadIsErased() {
        super("the lead has been erased");
    }
}
