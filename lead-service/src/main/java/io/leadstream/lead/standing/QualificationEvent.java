package io.leadstream.lead.standing;

import io.leadstream.messaging.EventType;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lead-service takes from {@code qualification-events}. */
sealed interface QualificationEvent {

    UUID leadId();

    @EventType("lead.scored.v1")
    record Scored(
            UUID leadId,
            BigDecimal fit,
            BigDecimal engagement,
            BigDecimal total,
            String grade,
            @Nullable Long modelVersion)
            implements QualificationEvent {}

    @EventType("lead.lifecycle-changed.v1")
    record LifecycleChanged(
            UUID leadId,
            @Nullable String from,
            String to,
            @Nullable String reason,
            @Nullable String by) implements QualificationEvent {}
}
