package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes deals: one command at a time on one deal, by who has seen its present version. */
@ApplicationScoped
class ChangeDeal {

    private final Deals deals;
    private final EvidenceFile evidence;
    private final StageApprovals approvals;
    private final Pipelines pipelines;
    private final Leads leads;
    private final MergedLeads merged;
    private final Rates rates;
    private final Journal journal;

    ChangeDeal(
            Deals deals,
            EvidenceFile evidence,
            StageApprovals approvals,
            Pipelines pipelines,
            Leads leads,
            MergedLeads merged,
            Rates rates,
            Journal journal) {
        this.deals = deals;
        this.evidence = evidence;
        this.approvals = approvals;
        this.pipelines = pipelines;
        this.leads = leads;
        this.merged = merged;
        this.rates = rates;
        this.journal = journal;
    }

    /** What a manager says to let a deal pass unproved. */
    record Override(@Nullable String reason) {

        static final Override NONE = new Override(null);

        boolean isGiven() {
            return reason != null;
        }
    }

    /** What came of a command: the deal as it is now, and whether that is due to it. */
    record Done(Deal deal, boolean changed) {}

    /** How a deal ends. */
    record Ending(
            Standing outcome,
            @Nullable Loss loss,
            @Nullable Money amount,
            @Nullable String note) {}

    @Transactional
    Done terms(Command command, UnaryOperator<Terms> change) {
        return change(
                command,
                (deal, _) -> deal.change(
                        rates.rated(
                                change.apply(deal.terms()),
                                deal.terms(),
                                command.by().knownAt()),
                        command.by().knownAt()));
    }

    @Transactional
    Done move(Command command, String toStage, Override override) {
        return step(command, toStage, override);
    }

    /** The same as one of many: a refusal leaves the caller's transaction as it is. */
    Deal moveWithin(Command command, String toStage, Override override) {
        return step(command, toStage, override).deal;
    }

    private Done step(Command command, String toStage, Override override) {
        return change(command, (deal, pipeline) -> {
            Stage target = pipeline.stage(toStage)
                    .orElseThrow(() -> BadInput.of("toStage", "must be a stage of the deal's pipeline"));
            return deal.moveTo(target, gate(deal, pipeline, override), override.reason(), command.timeOf(deal));
        });
    }

    @Transactional
    Done close(Command command, Ending ending, Override override) {
        return change(command, (deal, pipeline) -> {
            Loss loss = ending.loss();
            Instant at = command.timeOf(deal);
            Money amount = ending.amount() == null ? deal.terms().amount() : ending.amount();
            Worth worth = amount == null ? null : rates.worth(amount, at);
            return loss == null
                    ? deal.win(gate(deal, pipeline, override), worth, override.reason(), ending.note(), at)
                    : deal.lose(pipeline, loss, worth, ending.note(), at);
        });
    }

    /** @throws LeadHasOpenDeal when its lead has another open deal by now */
    @Transactional
    Done reopen(Command command, String why) {
        // the lead before the deal, as everybody locks them
        deals.leadOf(command.dealId()).ifPresent(leads::lock);
        return change(command, (deal, pipeline) -> {
            requireNoOtherOpen(deal);
            return deal.reopen(pipeline, why, command.timeOf(deal));
        });
    }

    private Done change(Command command, BiFunction<Deal, Pipeline, Optional<DealEvent>> change) {
        Deal deal = deals.locked(command.dealId());
        EntityTags.require(command.ifMatch(), deal.version());
        Pipeline pipeline = pipelines.version(deal.pipeline(), deal.pipelineVersion());
        Optional<DealEvent> event = change.apply(deal, pipeline);
        // the version that the answer's ETag shows is counted up by the flush
        deals.flush();
        event.ifPresent(e -> journal.record(deal, e, command.by()));
        return new Done(deal, event.isPresent());
    }

    private Gate gate(Deal deal, Pipeline pipeline, Override override) {
        Approvals given = pipeline.asksForApproval() ? approvals.of(deal.id()) : Approvals.NONE;
        return new Gate(pipeline, evidence.tallyOf(deal.id()), override.isGiven(), given);
    }

    private void requireNoOtherOpen(Deal deal) {
        UUID lead = deal.buyer().leadId();
        if (lead != null && deal.standing() != Standing.OPEN) {
            deals.openOf(merged.familyOf(lead).members()).stream().findFirst().ifPresent(other -> {
                throw new LeadHasOpenDeal(other.id());
            });
        }
    }
}
