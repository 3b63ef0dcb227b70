package io.leadstream.lead.card;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead is about to be erased, in this transaction: whoever keeps more on the person erases it, too.
 *
 * @param erasure the receipt's id; the cards of one person share it
 */
public record LeadErasing(UUID leadId, Instant at, UUID erasure) {}
