package io.leadstream.lead.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.lead.deal.DealEvent.ClosedBefore;
import io.leadstream.lead.deal.DealEvent.Entered;
import io.leadstream.lead.deal.DealEvent.Imported;
import io.leadstream.lead.deal.DealEvent.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step in a deal's life. */
record DealStep(Instant at, Kind kind, Detail detail) {

    enum Kind {
        OPENED,
        STAGE_ENTERED,
        CLOSED,
        REOPENED,
        WITHDRAWN
    }

    /** What there is to tell of it; absent where it is no part of such a step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            UUID dealId,
            @Nullable String pipeline,
            @Nullable String fromStage,
            @Nullable String stage,
            @Nullable String phase,
            @Nullable String direction,
            @Nullable Boolean override,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable Money amount) {

        static Detail at(UUID dealId, String pipeline, String stage, String phase) {
            return new Detail(dealId, pipeline, null, stage, phase, null, null, null, null, null);
        }

        Detail withAmount(@Nullable Money agreed) {
            return new Detail(dealId, pipeline, fromStage, stage, phase, direction, override, outcome, reason, agreed);
        }
    }

    /** The steps that an event tells of, in their order; none when nothing is to remain. */
    static List<DealStep> of(DealEvent event, Instant at) {
        return switch (event) {
            case DealEvent.Opened opened ->
                List.of(new DealStep(
                        at,
                        Kind.OPENED,
                        Detail.at(opened.dealId(), opened.pipeline(), opened.stage(), opened.phase())
                                .withAmount(opened.amount())));
            case DealEvent.StageEntered entered -> List.of(new DealStep(at, Kind.STAGE_ENTERED, moved(entered)));
            case DealEvent.Closed closed -> List.of(new DealStep(at, Kind.CLOSED, ended(closed)));
            case DealEvent.Reopened reopened ->
                List.of(new DealStep(
                        at,
                        Kind.REOPENED,
                        Detail.at(reopened.dealId(), reopened.pipeline(), reopened.stage(), reopened.phase())));
            case Imported imported -> imported(imported);
            case DealEvent.Withdrawn withdrawn ->
                List.of(new DealStep(
                        at,
                        Kind.WITHDRAWN,
                        new Detail(withdrawn.dealId(), null, null, null, null, null, null, null, null, null)));
            case DealEvent.Erased _ -> List.of();
        };
    }

    private static Detail moved(DealEvent.StageEntered entered) {
        return new Detail(
                entered.dealId(),
                entered.pipeline(),
                entered.fromStage(),
                entered.stage(),
                entered.phase(),
                entered.direction(),
                entered.override() ? true : null,
                null,
                null,
                null);
    }

    private static Detail ended(DealEvent.Closed closed) {
        return new Detail(
                closed.dealId(),
                closed.pipeline(),
                null,
                closed.stage(),
                closed.phase(),
                null,
                null,
                closed.outcome(),
                closed.reason(),
                closed.amount());
    }

    /** The first stage is where it was opened. */
    private static List<DealStep> imported(Imported deal) {
        var steps = new ArrayList<DealStep>();
        String before = null;
        for (Entered entered : deal.history()) {
            steps.add(new DealStep(
                    entered.at(),
                    before == null ? Kind.OPENED : Kind.STAGE_ENTERED,
                    new Detail(
                            deal.dealId(),
                            deal.pipeline(),
                            before,
                            entered.stage(),
                            entered.phase(),
                            null,
                            null,
                            null,
                            null,
                            null)));
            before = entered.stage();
        }
        ClosedBefore closed = deal.closed();
        if (closed != null) {
            steps.add(new DealStep(
                    closed.at(),
                    Kind.CLOSED,
                    new Detail(
                            deal.dealId(),
                            deal.pipeline(),
                            null,
                            before,
                            null,
                            null,
                            null,
                            closed.outcome(),
                            closed.reason(),
                            closed.amount())));
        }
        return List.copyOf(steps);
    }
}
