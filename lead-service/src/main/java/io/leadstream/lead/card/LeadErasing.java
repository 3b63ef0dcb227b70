package io.leadstream.lead.card;

import java.time.Instant;
import java.util.UUID;

/** A lead is about to be erased, in this transaction: whoever keeps more on the person erases it, too. */
public record LeadErasing(UUID leadId, Instant at) {}
