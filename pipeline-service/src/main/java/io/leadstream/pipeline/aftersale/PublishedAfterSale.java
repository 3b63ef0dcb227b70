package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.EventType;
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
            List<Accountability.OfStage> stages)
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
            UUID dealId, UUID promiseId, UUID checkId, int month, CheckOutcome outcome, PromiseStanding standing)
            implements PublishedAfterSale {}
}
