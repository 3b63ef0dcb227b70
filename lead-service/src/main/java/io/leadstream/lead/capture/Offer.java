package io.leadstream.lead.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead at a door.
 *
 * @param writtenAt when the sender wrote it, if not now: one that was written before the person was erased is refused
 */
public record Offer(NormalLead lead, @Nullable Instant writtenAt) {}
