package io.leadstream.lead.card;

import java.util.List;

/**
 * Leads that were opened or changed, as they are now: fired within the transaction, behind the flush, so that what
 * follows from them is kept together with them.
 */
public record LeadsWritten(List<Lead> leads) {}
