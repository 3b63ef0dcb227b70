package io.leadstream.lead.standing;

import io.leadstream.messaging.EventType;
import java.math.BigDecimal;
import java.util.UUID;

/** What lead-service takes from {@code qualification-events}. */
sealed interface QualificationEvent {

    UUID leadId();

    @EventType("lead.scored.v1")
    record Scored(UUID leadId, BigDecimal fit, BigDecimal engagement, BigDecimal total, String grade)
            implements QualificationEvent {}

    @EventType("lead.lifecycle-changed.v1")
    record LifecycleChanged(UUID leadId, String to) implements QualificationEvent {}
}
