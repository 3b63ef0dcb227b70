package io.leadstream.qualification.lifecycle;

import java.util.UUID;

/** The lead is part of another, its survivor: that one is meant. */
public final class LeadIsMerged extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final UUID leadId;
    private final UUID survivor;

    LeadIsMerged(UUID leadId, UUID survivor) {
        super("lead %s is part of another".formatted(leadId));
        this.leadId = leadId;
        this.survivor = survivor;
    }

    public UUID leadId() {
        return leadId;
    }

    public UUID survivor() {
        return survivor;
    }
}
