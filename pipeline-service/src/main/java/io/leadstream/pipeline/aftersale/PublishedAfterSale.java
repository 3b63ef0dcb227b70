package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of the time after the sale: ids and figures, no words. */
sealed interface PublishedAfterSale {

    /** Who leads calls, schedules the next ones and stays accountable in each stage after the sale. */
    @EventType("deal.accountability-set.v1")
    record AccountabilitySet(
            UUID dealId,
            @Nullable String accountManager,
            @Nullable String customerSuccess,
            List<Accountability.OfStage> stages,
            String by)
            implements PublishedAfterSale {}

    @EventType("promise.recorded.v1")
    record PromiseRecorded(UUID dealId, UUID promiseId, String by, LocalDate date) implements PublishedAfterSale {}

    /**
     * What the customer said of a promise.
     *
     * @param standing of the promise, with all checks until now
     */
    @EventType("promise.checked.v1")
    record PromiseChecked(
            UUID dealId,
            UUID promiseId,
            UUID checkId,
            int month,
            CheckOutcome outcome,
            PromiseStanding standing,
            String by)
            implements PublishedAfterSale {}

    /** A customer agreed to speak for us. */
    @EventType("reference.agreed.v1")
    record ReferenceAgreed(UUID dealId, UUID referenceId, LocalDate date, List<ReferenceFormat> formats, String by)
            implements PublishedAfterSale {}

    @EventType("reference.withdrawn.v1")
    record ReferenceWithdrawn(UUID dealId, UUID referenceId, String by) implements PublishedAfterSale {}

    /**
     * A deal asked for a reference.
     *
     * @param referenceDealId the deal by which the reference bought
     */
    @EventType("reference.used.v1")
    record ReferenceUsed(
            UUID dealId, UUID referenceId, UUID useId, UUID referenceDealId, ReferenceFormat format, String by)
            implements PublishedAfterSale {}

    /** Which of our customers a deal's buyers know. */
    @EventType("deal.customers-known.v1")
    record CustomersKnown(UUID dealId, List<UUID> companies) implements PublishedAfterSale {}

    /**
     * A won deal stays in a step for too long.
     *
     * @param stage absent while it was not handed over
     * @param limitSeconds what it should not exceed
     * @param learnt whether that is what 80 % of past deals took
     */
    @EventType("deal.stuck.v1")
    record DealStuck(
            UUID dealId,
            String pipeline,
            int version,
            @Nullable String stage,
            Instant since,
            long limitSeconds,
            boolean learnt)
            implements PublishedAfterSale {}

    /** Somebody whom a customer brings, or the customer's own further need: lead-service captures them. */
    @EventType("lead.proposed.v1")
    record LeadProposed(
            UUID dealId,
            UUID proposalId,
            LeadProposal.Source source,
            @Nullable UUID leadId,
            @Nullable UUID personId,
            @Nullable UUID companyId)
            implements PublishedAfterSale {}
}
