package io.leadstream.lead.deal;

import io.leadstream.lead.deal.DealEvent.ClosedBefore;
import io.leadstream.lead.deal.DealEvent.Entered;
import io.leadstream.lead.deal.DealEvent.Happening;
import io.leadstream.lead.deal.DealEvent.Imported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a deal, at its own time. */
record DealStep(Instant at, Happening what) {

    /** What happened. */
    enum Kind {
        OPENED(true),
        STAGE_ENTERED(true),
        TRANSFERRED(true),
        CLOSED(true),
        REOPENED(true),
        WITHDRAWN(true),
        CHANGED(false),
        EVIDENCE_RECORDED(false),
        EVIDENCE_EXPIRED(false),
        EVIDENCE_WITHDRAWN(false),
        COMMITTEE_CHANGED(false),
        APPROVAL_PATH_CHANGED(false),
        HAND_OVER_ASKED(false),
        HAND_OVER_ANSWERED(false),
        ACCOUNTABILITY_SET(false),
        STUCK(false),
        PROMISE_RECORDED(false),
        PROMISE_CHECKED(false),
        REFERENCE_AGREED(false),
        REFERENCE_WITHDRAWN(false),
        REFERENCE_USED(false),
        PLAYBOOK_ANSWERED(false),
        STAGE_APPROVAL_DECIDED(false),
        TASK_ADDED(false),
        TASK_CHANGED(false);

        private final boolean ofWay;

        Kind(boolean ofWay) {
            this.ofWay = ofWay;
        }

        /** Whether it belongs to the way through the stages, which an import tells anew. */
        boolean isOfWay() {
            return ofWay;
        }

        static List<String> all() {
            return Stream.of(values()).map(Enum::name).toList();
        }

        static List<String> ofWay() {
            return Stream.of(values()).filter(Kind::isOfWay).map(Enum::name).toList();
        }
    }

    Kind kind() {
        return switch (what) {
            case DealEvent.Opened _ -> Kind.OPENED;
            case DealEvent.StageEntered _ -> Kind.STAGE_ENTERED;
            case DealEvent.Transferred _ -> Kind.TRANSFERRED;
            case DealEvent.Closed _ -> Kind.CLOSED;
            case DealEvent.Reopened _ -> Kind.REOPENED;
            case DealEvent.Withdrawn _ -> Kind.WITHDRAWN;
            case DealEvent.Changed _ -> Kind.CHANGED;
            case DealEvent.EvidenceRecorded _ -> Kind.EVIDENCE_RECORDED;
            case DealEvent.EvidenceExpired _ -> Kind.EVIDENCE_EXPIRED;
            case DealEvent.EvidenceWithdrawn _ -> Kind.EVIDENCE_WITHDRAWN;
            case DealEvent.CommitteeChanged _ -> Kind.COMMITTEE_CHANGED;
            case DealEvent.ApprovalPathChanged _ -> Kind.APPROVAL_PATH_CHANGED;
            case DealEvent.HandOverAsked _ -> Kind.HAND_OVER_ASKED;
            case DealEvent.HandOverAnswered _ -> Kind.HAND_OVER_ANSWERED;
            case DealEvent.AccountabilitySet _ -> Kind.ACCOUNTABILITY_SET;
            case DealEvent.Stuck _ -> Kind.STUCK;
            case DealEvent.PromiseRecorded _ -> Kind.PROMISE_RECORDED;
            case DealEvent.PromiseChecked _ -> Kind.PROMISE_CHECKED;
            case DealEvent.ReferenceAgreed _ -> Kind.REFERENCE_AGREED;
            case DealEvent.ReferenceWithdrawn _ -> Kind.REFERENCE_WITHDRAWN;
            case DealEvent.ReferenceUsed _ -> Kind.REFERENCE_USED;
            case DealEvent.PlaybookAnswered _ -> Kind.PLAYBOOK_ANSWERED;
            case DealEvent.StageApprovalDecided _ -> Kind.STAGE_APPROVAL_DECIDED;
            case DealEvent.TaskAdded _ -> Kind.TASK_ADDED;
            case DealEvent.TaskChanged _ -> Kind.TASK_CHANGED;
        };
    }

    /** Where pipeline-service shows the whole of it: what people wrote is there alone. */
    String ref() {
        String deal = "/api/deals/" + what.dealId();
        return switch (what) {
            case DealEvent.Opened _,
                    DealEvent.Changed _,
                    DealEvent.StageEntered _,
                    DealEvent.Transferred _,
                    DealEvent.Closed _,
                    DealEvent.Reopened _,
                    DealEvent.Stuck _,
                    DealEvent.Withdrawn _ -> deal + "/history";
            case DealEvent.EvidenceRecorded _, DealEvent.EvidenceExpired _, DealEvent.EvidenceWithdrawn _ ->
                deal + "/evidence";
            case DealEvent.CommitteeChanged _ -> deal + "/committee";
            case DealEvent.ApprovalPathChanged _ -> deal + "/approval-path";
            case DealEvent.HandOverAsked handOver -> deal + "/hand-overs/" + handOver.handOverId();
            case DealEvent.HandOverAnswered handOver -> deal + "/hand-overs/" + handOver.handOverId();
            case DealEvent.AccountabilitySet _ -> deal + "/accountability";
            case DealEvent.PromiseRecorded promise -> deal + "/promises/" + promise.promiseId();
            case DealEvent.PromiseChecked promise -> deal + "/promises/" + promise.promiseId();
            case DealEvent.ReferenceAgreed reference -> "/api/references/" + reference.referenceId();
            case DealEvent.ReferenceWithdrawn reference -> "/api/references/" + reference.referenceId();
            case DealEvent.ReferenceUsed reference -> "/api/references/" + reference.referenceId();
            case DealEvent.PlaybookAnswered answer ->
                deal + "/playbook/" + answer.methodology() + "/" + answer.question();
            case DealEvent.StageApprovalDecided _ -> deal + "/approvals";
            case DealEvent.TaskAdded task -> deal + "/tasks/" + task.taskId();
            case DealEvent.TaskChanged task -> deal + "/tasks/" + task.taskId();
        };
    }

    /** The steps that an event tells of, in their order; none when nothing is to remain. */
    static List<DealStep> of(DealEvent event, Instant at) {
        return switch (event) {
            case Happening happening -> List.of(new DealStep(at, happening));
            case Imported imported -> imported(imported);
            case DealEvent.Erased _ -> List.of();
        };
    }

    /** The first stage is where it was opened. */
    private static List<DealStep> imported(Imported deal) {
        var steps = new ArrayList<DealStep>();
        String before = null;
        for (Entered entered : deal.history()) {
            steps.add(new DealStep(entered.at(), entered(deal, before, entered)));
            before = entered.stage();
        }
        ClosedBefore closed = deal.closed();
        if (closed != null) {
            steps.add(new DealStep(closed.at(), closed(deal, before, closed)));
        }
        return List.copyOf(steps);
    }

    private static Happening entered(Imported deal, @Nullable String before, Entered entered) {
        UUID id = deal.dealId();
        return before == null
                ? new DealEvent.Opened(
                        id, null, null, deal.pipeline(), entered.stage(), entered.phase(), null, null, null, null)
                : new DealEvent.StageEntered(
                        id, deal.pipeline(), before, entered.stage(), entered.phase(), null, null, null);
    }

    private static Happening closed(Imported deal, @Nullable String stage, ClosedBefore closed) {
        return new DealEvent.Closed(
                deal.dealId(), deal.pipeline(), closed.outcome(), closed.reason(), closed.amount(), stage, null, null);
    }
}
