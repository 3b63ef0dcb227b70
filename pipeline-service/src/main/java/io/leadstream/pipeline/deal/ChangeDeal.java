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

    /**
     * What came of a command.
     *
     * @param deal as it is now
     * @param changed whether that is due to the command
     * @param evidence what is on file, where that was looked up
     */
    record Done(Deal deal, boolean changed, @Nullable Tally evidence) {}

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
        return throughGate(command, override, (deal, gate) -> {
            Stage target = gate.pipeline()
                    .stage(toStage)
                    .orElseThrow(() -> BadInput.of("toStage", "must be a stage of the deal's pipeline"));
            return deal.moveTo(target, gate, override.reason(), command.timeOf(deal));
        });
    }

    @Transactional
    Done close(Command command, Ending ending, Override override) {
        Loss loss = ending.loss();
        return loss == null
                ? throughGate(command, override, (deal, gate) -> {
                    Instant at = command.timeOf(deal);
                    return deal.win(gate, worth(deal, ending, at), override.reason(), ending.note(), at);
                })
                : change(command, (deal, pipeline) -> {
                    Instant at = command.timeOf(deal);
                    return deal.lose(pipeline, loss, worth(deal, ending, at), ending.note(), at);
                });
    }

    /** What it is closed for, at the rate of that day. */
    private @Nullable Worth worth(Deal deal, Ending ending, Instant at) {
        Money amount = ending.amount() == null ? deal.terms().amount() : ending.amount();
        return amount == null ? null : rates.worth(amount, at);
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

    /**
     * Takes a deal over into the latest version of another pipeline; where it is already, nothing changes.
     *
     * @param toStage null for that pipeline's first SALE stage
     */
    @Transactional
    Done transfer(Command command, String toPipeline, @Nullable String toStage, String why) {
        Deal deal = seen(command);
        Pipeline next = pipelines
                .current(toPipeline)
                .orElseThrow(() -> BadInput.of("toPipeline", "must be a published pipeline"));
        Stage target = toStage == null
                ? next.firstSaleStage()
                : next.stage(toStage).orElseThrow(() -> BadInput.of("toStage", "must be a stage of that pipeline"));
        if (deal.pipeline().equals(toPipeline)) {
            if (!deal.stage().equals(target.key())) {
                throw BadInput.of("toPipeline", "must be another pipeline: within its own a deal is moved");
            }
            return done(command, deal, Optional.empty(), null);
        }
        // what was approved, was by the rules of the pipeline that it leaves
        var gate = new Gate(next, evidence.tallyOf(deal.id(), command.by().knownAt()), false, Approvals.NONE);
        Optional<DealEvent> event = deal.transferTo(pipelineOf(deal), target, gate, why, command.timeOf(deal));
        evidence.live(deal.id(), next);
        return done(command, deal, event, null);
    }

    private Done change(Command command, BiFunction<Deal, Pipeline, Optional<DealEvent>> change) {
        Deal deal = seen(command);
        return done(command, deal, change.apply(deal, pipelineOf(deal)), null);
    }

    private Done throughGate(Command command, Override override, BiFunction<Deal, Gate, Optional<DealEvent>> change) {
        Deal deal = seen(command);
        Gate gate = gate(deal, override, command.by().knownAt());
        return done(command, deal, change.apply(deal, gate), gate.evidence());
    }

    /** The deal, locked, when the caller has seen its present version. */
    private Deal seen(Command command) {
        Deal deal = deals.locked(command.dealId());
        EntityTags.require(command.ifMatch(), deal.version());
        return deal;
    }

    private Done done(Command command, Deal deal, Optional<DealEvent> event, @Nullable Tally evidenceSeen) {
        // the version that the answer's ETag shows is counted up by the flush
        deals.flush();
        event.ifPresent(e -> journal.record(deal, e, command.by()));
        return new Done(deal, event.isPresent(), evidenceSeen);
    }

    private Pipeline pipelineOf(Deal deal) {
        return pipelines.version(deal.pipeline(), deal.pipelineVersion());
    }

    private Gate gate(Deal deal, Override override, Instant now) {
        Pipeline pipeline = pipelineOf(deal);
        Approvals given = pipeline.asksForApproval() ? approvals.of(deal.id()) : Approvals.NONE;
        return new Gate(pipeline, evidence.tallyOf(deal.id(), now), override.isGiven(), given);
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
