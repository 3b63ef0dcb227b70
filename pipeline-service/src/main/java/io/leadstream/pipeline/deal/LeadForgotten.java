package io.leadstream.pipeline.deal;

import java.util.List;
import java.util.UUID;

/**
 * A lead is being erased, in the transaction that erases it: whoever keeps words about people on its deals forgets them.
 *
 * @param deals those that it had, open or closed
 */
public record LeadForgotten(UUID leadId, List<UUID> deals) {}
