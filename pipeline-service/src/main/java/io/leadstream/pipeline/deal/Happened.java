package io.leadstream.pipeline.deal;

import java.util.UUID;

/**
 * Something happened to a deal and was published: fired in the transaction that does it, the deal's row locked, for
 * capabilities whose own state follows. Not fired for imported history.
 */
public record Happened(UUID dealId, DealEvent event, By by) {}
