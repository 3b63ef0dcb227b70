package io.leadstream.pipeline.team;

import io.leadstream.pipeline.deal.By;
import java.util.UUID;

/** A hand-over was accepted: fired in the transaction that accepts it, the deal's row locked. */
public record DealHandedOver(UUID dealId, DealHandOver.Role role, String to, By by) {}
