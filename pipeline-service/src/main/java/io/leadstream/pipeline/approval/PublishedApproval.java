package io.leadstream.pipeline.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of approvals: paths, days, who by their part; no word. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface PublishedApproval {

    /**
     * What is known of how a deal is approved changed; all values as they are now.
     *
     * @param oralToSignatureDays once both dates are known
     */
    @EventType("deal.approval-path-changed.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PathChanged(
            UUID dealId,
            String pipeline,
            int version,
            LegalPath legal,
            BudgetPath budget,
            @Nullable Instant oralApprovalAt,
            @Nullable Instant signedAt,
            @Nullable Long oralToSignatureDays,
            List<Step> steps,
            Due due,
            String by)
            implements PublishedApproval {}

    /** One step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String key,
            ApprovalStep.Track track,
            ApprovalStep.Owner owner,
            @Nullable UUID stakeholderId,
            int expectedDays,
            ApprovalStep.State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static Step of(ApprovalStep step) {
            return new Step(
                    step.key(),
                    step.track(),
                    step.owner(),
                    step.stakeholderId(),
                    step.expectedDays(),
                    step.state(),
                    step.startedAt(),
                    step.endedAt());
        }
    }

    /** When the signature is to be expected. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Due(
            Timing.Basis basis,
            int days,
            int pastDeals,
            @Nullable LocalDate expectedClose,
            @Nullable LocalDate close,
            long movedByDays) {

        static Due of(Timing timing) {
            return new Due(
                    timing.basis(),
                    timing.days(),
                    timing.past().n(),
                    timing.expectedClose(),
                    timing.close(),
                    timing.movedByDays());
        }
    }

    static PathChanged changed(DealDesk.Present deal, Plan plan, Timing timing, By by) {
        return new PathChanged(
                deal.id(),
                deal.pipeline().key(),
                deal.pipeline().version(),
                plan.legal(),
                plan.budget(),
                plan.oralApprovalAt(),
                plan.signedAt(),
                plan.oralToSignatureDays(),
                plan.steps().stream().map(Step::of).toList(),
                Due.of(timing),
                by.actor());
    }
}
