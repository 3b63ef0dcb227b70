package io.leadstream.pipeline.aftersale;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a customer brings, or the customer's own further need.
 *
 * @param leadId who is meant, where they are a lead of lead-service
 * @param personId who is meant, where lead-service knows them without a lead
 */
record LeadProposal(
        UUID id,
        UUID dealId,
        Source source,
        @Nullable UUID leadId,
        @Nullable UUID personId,
        Instant at,
        String by) {

    /** With which source the lead is captured. */
    @Schema(name = "LeadProposalSource")
    enum Source {
        EXPANSION,
        REFERRAL
    }
}
