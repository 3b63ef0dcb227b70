package io.leadstream.qualification.lifecycle;

import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.util.UUID;

/** Published: sales did not answer a marketing-qualified lead in time; occurred when the time ran out. */
@EventType("lead.acceptance-breached.v1")
public record AcceptanceBreached(UUID leadId, Instant since, Instant dueAt) {}
