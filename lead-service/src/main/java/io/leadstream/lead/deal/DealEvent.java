package io.leadstream.lead.deal;

import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lead-service takes from {@code deal-events}. */
sealed interface DealEvent {

    UUID dealId();

    /** A sum of money, as it was agreed. */
    record Money(String amount, String currency) {}

    @EventType("deal.opened.v1")
    record Opened(
            UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID companyId,
            String pipeline,
            String stage,
            String phase,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable String origin)
            implements DealEvent {}

    /** A whole history at once; it takes the place of all that was told of the deal before. */
    @EventType("deal.imported.v1")
    record Imported(
            UUID dealId,
            @Nullable UUID leadId,
            String pipeline,
            List<Entered> history,
            @Nullable ClosedBefore closed) implements DealEvent {}

    record Entered(String stage, String phase, Instant at) {}

    record ClosedBefore(
            String outcome,
            Instant at,
            @Nullable String reason,
            @Nullable Money amount) {}

    @EventType("deal.stage-entered.v1")
    record StageEntered(
            UUID dealId,
            String pipeline,
            @Nullable String fromStage,
            String stage,
            String phase,
            @Nullable String direction,
            boolean override)
            implements DealEvent {}

    @EventType("deal.closed.v1")
    record Closed(
            UUID dealId,
            String pipeline,
            String outcome,
            @Nullable String reason,
            @Nullable Money amount,
            String stage,
            String phase)
            implements DealEvent {}

    @EventType("deal.reopened.v1")
    record Reopened(UUID dealId, String pipeline, String stage, String phase) implements DealEvent {}

    /** The import that made it was undone. */
    @EventType("deal.withdrawn.v1")
    record Withdrawn(UUID dealId) implements DealEvent {}

    @EventType("deal.erased.v1")
    record Erased(UUID dealId) implements DealEvent {}
}
