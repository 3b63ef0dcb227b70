package io.leadstream.qualification.lifecycle;

import java.util.UUID;

/** There is no such lead here: never captured, not yet heard of, or erased. */
public final class LeadUnknown extends RuntimeException {

    private final UUID leadId;

    public LeadUnknown(UUID leadId) {
        super("lead " + leadId + " is not known here");
        this.leadId = leadId;
    }

    public UUID leadId() {
        return leadId;
    }
}
