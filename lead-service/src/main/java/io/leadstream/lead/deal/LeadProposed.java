package io.leadstream.lead.deal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer may buy more, or brings somebody: fired in the transaction that applies the event, once for each.
 *
 * @param dealId the deal that it comes from
 * @param source EXPANSION or REFERRAL
 * @param leadId who is meant, where they are a lead
 * @param personId who is meant, where they are no lead yet
 * @param at when it was said: who was erased since stays so
 */
public record LeadProposed(
        UUID dealId,
        String source,
        @Nullable UUID leadId,
        @Nullable UUID personId,
        Instant at) {}
