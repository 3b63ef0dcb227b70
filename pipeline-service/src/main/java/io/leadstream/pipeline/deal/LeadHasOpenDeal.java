package io.leadstream.pipeline.deal;

import java.util.UUID;

/** A lead has one open deal at a time. */
public final class LeadHasOpenDeal extends DealRefusal {

    private final UUID openDeal;

    LeadHasOpenDeal(UUID openDeal) {
        super("the lead has an open deal already");
        this.openDeal = openDeal;
    }

    UUID openDeal() {
        return openDeal;
    }
}
