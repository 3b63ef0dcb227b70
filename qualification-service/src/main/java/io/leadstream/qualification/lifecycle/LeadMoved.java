package io.leadstream.qualification.lifecycle;

import java.time.Instant;
import java.util.UUID;

/** Said within this service, in the same transaction: a person's command moved a lead. */
public record LeadMoved(UUID leadId, Lifecycle to, Instant at) {}
