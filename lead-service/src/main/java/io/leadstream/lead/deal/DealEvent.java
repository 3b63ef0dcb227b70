package io.leadstream.lead.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lead-service takes from {@code deal-events}. */
sealed interface DealEvent {

    UUID dealId();

    /** A sum of money, as it was agreed. */
    record Money(String amount, String currency) {}

    /** A whole history at once; it takes the place of all steps that were told of the deal before. */
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

    @EventType("deal.erased.v1")
    record Erased(UUID dealId) implements DealEvent {}

    /** One thing that happened to a deal: what it says is shown as it is, beside who did it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    sealed interface Happening {

        UUID dealId();

        /** Who did it, where that is told. */
        default @Nullable String by() {
            return null;
        }
    }

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
            @Nullable String origin,
            @Nullable String by)
            implements DealEvent, Happening {}

    /** The values that it has now. */
    @EventType("deal.changed.v1")
    record Changed(
            UUID dealId,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable LocalDate expectedClose,
            @Nullable String category,
            @Nullable String by)
            implements DealEvent, Happening {}

    @EventType("deal.stage-entered.v1")
    record StageEntered(
            UUID dealId,
            String pipeline,
            @Nullable String fromStage,
            String stage,
            String phase,
            @Nullable String direction,
            @Nullable Boolean override,
            @Nullable String by)
            implements DealEvent, Happening {}

    @EventType("deal.transferred.v1")
    record Transferred(
            UUID dealId,
            String pipeline,
            String fromStage,
            String stage,
            String phase,
            @Nullable String fromPipeline,
            @Nullable String by)
            implements DealEvent, Happening {}

    @EventType("deal.closed.v1")
    record Closed(
            UUID dealId,
            String pipeline,
            String outcome,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable String stage,
            @Nullable String phase,
            @Nullable String by)
            implements DealEvent, Happening {}

    @EventType("deal.reopened.v1")
    record Reopened(
            UUID dealId,
            String pipeline,
            String stage,
            String phase,
            @Nullable String by) implements DealEvent, Happening {}

    /** The import that made it was undone. */
    @EventType("deal.withdrawn.v1")
    record Withdrawn(UUID dealId) implements DealEvent, Happening {}

    @EventType("deal.evidence-recorded.v1")
    record EvidenceRecorded(
            UUID dealId,
            UUID evidenceId,
            String stage,
            String criterion,
            String kind,
            @Nullable String by) implements DealEvent, Happening {}

    @EventType("deal.evidence-expired.v1")
    record EvidenceExpired(UUID dealId, UUID evidenceId, String stage, String criterion, String kind, boolean reopens)
            implements DealEvent, Happening {}

    @EventType("deal.evidence-withdrawn.v1")
    record EvidenceWithdrawn(
            UUID dealId,
            UUID evidenceId,
            String stage,
            String criterion,
            String kind,
            @Nullable String by) implements DealEvent, Happening {}

    /** How well the committee is covered now. */
    record Coverage(int people, int spokenTo, List<String> roles, List<String> risks) {}

    @EventType("deal.committee-changed.v1")
    record CommitteeChanged(
            UUID dealId,
            String change,
            List<UUID> stakeholderIds,
            Coverage coverage,
            @Nullable String by) implements DealEvent, Happening {}

    /** When the signature is to be expected, and by how much that moves the close. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Due(@Nullable LocalDate close, long movedByDays) {}

    /** How far a step of the approval is. */
    record ApprovalStep(String key, String state) {}

    @EventType("deal.approval-path-changed.v1")
    record ApprovalPathChanged(
            UUID dealId,
            String legal,
            String budget,
            @Nullable Instant oralApprovalAt,
            @Nullable Instant signedAt,
            List<ApprovalStep> steps,
            Due due,
            @Nullable String by)
            implements DealEvent, Happening {}

    @EventType("deal.hand-over-asked.v1")
    record HandOverAsked(UUID dealId, UUID handOverId, String from, String to, String role)
            implements DealEvent, Happening {

        @Override
        public String by() {
            return from;
        }
    }

    @EventType("deal.hand-over-answered.v1")
    record HandOverAnswered(
            UUID dealId, UUID handOverId, String from, String to, String role, String state, String answeredBy)
            implements DealEvent, Happening {

        @Override
        public String by() {
            return answeredBy;
        }
    }

    @EventType("deal.accountability-set.v1")
    record AccountabilitySet(
            UUID dealId,
            @Nullable String accountManager,
            @Nullable String customerSuccess,
            @Nullable String by) implements DealEvent, Happening {}

    @EventType("deal.stuck.v1")
    record Stuck(UUID dealId, @Nullable String stage, Instant since) implements DealEvent, Happening {}

    /** @param by who promised */
    @EventType("promise.recorded.v1")
    record PromiseRecorded(UUID dealId, UUID promiseId, String by, LocalDate date) implements DealEvent, Happening {}

    @EventType("promise.checked.v1")
    record PromiseChecked(
            UUID dealId,
            UUID promiseId,
            int month,
            String outcome,
            String standing,
            @Nullable String by) implements DealEvent, Happening {}

    @EventType("reference.agreed.v1")
    record ReferenceAgreed(
            UUID dealId,
            UUID referenceId,
            LocalDate date,
            List<String> formats,
            @Nullable String by) implements DealEvent, Happening {}

    @EventType("reference.withdrawn.v1")
    record ReferenceWithdrawn(
            UUID dealId, UUID referenceId, @Nullable String by) implements DealEvent, Happening {}

    @EventType("reference.used.v1")
    record ReferenceUsed(
            UUID dealId,
            UUID referenceId,
            UUID referenceDealId,
            String format,
            @Nullable String by) implements DealEvent, Happening {}

    @EventType("deal.playbook-answered.v1")
    record PlaybookAnswered(
            UUID dealId,
            String methodology,
            String question,
            boolean answered,
            String stage,
            @Nullable String by) implements DealEvent, Happening {}

    @EventType("deal.stage-approval-decided.v1")
    record StageApprovalDecided(
            UUID dealId,
            String stage,
            String phase,
            List<String> roles,
            String decision,
            @Nullable String by) implements DealEvent, Happening {}

    @EventType("deal.task-added.v1")
    record TaskAdded(
            UUID dealId,
            UUID taskId,
            @Nullable String stage,
            @Nullable String key,
            @Nullable String role,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            @Nullable String by)
            implements DealEvent, Happening {}

    @EventType("deal.task-changed.v1")
    record TaskChanged(
            UUID dealId,
            UUID taskId,
            @Nullable String stage,
            @Nullable String key,
            @Nullable String role,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            String state,
            @Nullable String by)
            implements DealEvent, Happening {}
}
