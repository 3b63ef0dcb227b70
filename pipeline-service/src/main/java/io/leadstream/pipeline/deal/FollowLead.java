package io.leadstream.pipeline.deal;

import io.leadstream.messaging.OutboxNotReady;
import io.leadstream.pipeline.deal.DealFact.Type;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.IdempotentAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a lead, and what that means for its deals. */
@ApplicationScoped
public class FollowLead {

    private final Leads leads;
    private final MergedLeads merged;
    private final Deals deals;
    private final OpenDeal openDeal;
    private final Pipelines pipelines;
    private final EvidenceFile evidence;
    private final Journal journal;
    private final IdempotentAnswers answers;
    private final Qualifications qualifications;
    private final Event<LeadForgotten> forgotten;
    private final Event<PersonForgotten> personForgotten;

    FollowLead(
            Leads leads,
            MergedLeads merged,
            Deals deals,
            OpenDeal openDeal,
            Pipelines pipelines,
            EvidenceFile evidence,
            Journal journal,
            IdempotentAnswers answers,
            Qualifications qualifications,
            Event<LeadForgotten> forgotten,
            Event<PersonForgotten> personForgotten) {
        this.leads = leads;
        this.merged = merged;
        this.deals = deals;
        this.openDeal = openDeal;
        this.pipelines = pipelines;
        this.evidence = evidence;
        this.journal = journal;
        this.answers = answers;
        this.qualifications = qualifications;
        this.forgotten = forgotten;
        this.personForgotten = personForgotten;
    }

    /**
     * A lead took a step in its lifecycle.
     *
     * @param sequence counts the steps that are known of: an older one that arrives late does not undo a newer
     * @param by the knownAt is the event's own: what follows from it was known when it was
     */
    public record Step(
            Buyer buyer, UUID leadId, String to, Map<String, String> segments, long sequence, Instant at, By by) {}

    /** Qualified by sales: a deal opens in the default pipeline, or the open one goes on. */
    @Transactional(TxType.MANDATORY)
    public void qualified(Step step) {
        Leads.Known lead = leads.lock(step.leadId);
        if (lead.erased()) {
            openUnlinked(step, lead);
            return;
        }
        leads.stands(step.leadId, step.to, step.sequence);
        Optional<Deal> open =
                deals.openOf(merged.familyOf(step.leadId).members()).stream().findFirst();
        if (open.isPresent()) {
            journal.note(open.get(), Type.LEAD_QUALIFIED_AGAIN, step.at, step.by);
        } else {
            open(step, step.buyer);
        }
    }

    /** Judged not to be a buyer: its open deal shows it and lives on until somebody closes it. */
    @Transactional(TxType.MANDATORY)
    public void disqualified(Step step) {
        if (moved(step)) {
            deals.openOf(step.leadId).ifPresent(deal -> journal.note(deal, Type.LEAD_DISQUALIFIED, step.at, step.by));
        }
    }

    /** Took any other step. Returns whether it was not erased. */
    @Transactional(TxType.MANDATORY)
    public boolean moved(Step step) {
        boolean known = !leads.lock(step.leadId).erased();
        if (known) {
            leads.stands(step.leadId, step.to, step.sequence);
        }
        return known;
    }

    /** Was given to somebody, or taken back; deals that are open already stay with whom they are. */
    @Transactional(TxType.MANDATORY)
    public void assigned(UUID leadId, @Nullable String owner, long sequence) {
        if (!leads.lock(leadId).erased()) {
            leads.isOf(leadId, owner, sequence);
        }
    }

    /**
     * Two leads turned out to be one person, or not to be: their deals are read together, or apart again. None is moved,
     * so that nothing has to be taken back.
     *
     * @param sequence of the event among those of the survivor
     */
    @Transactional(TxType.MANDATORY)
    public void merged(UUID survivor, UUID other, boolean isMerged, long sequence) {
        merged.keep(survivor, other, isMerged, sequence);
    }

    /** Its deals stay, with figures and stages; the link and all free text go. Nothing of that was ever published. */
    @Transactional(TxType.MANDATORY)
    public void erased(UUID leadId, Instant at, By by) {
        leads.lock(leadId);
        List<Deal> ofLead = deals.ofLead(leadId);
        for (Deal deal : ofLead) {
            deal.forgetLead();
            journal.note(deal, Type.LEAD_ERASED, at, by);
            deals.flush();
            evidence.forgetContents(deal.id());
            journal.forgetTexts(deal.id());
            answers.forget(deal.id().toString());
        }
        forgotten.fire(new LeadForgotten(leadId, ofLead.stream().map(Deal::id).toList()));
        deals.forgetContact(leadId);
        qualifications.forget(leadId);
        leads.erase(leadId);
    }

    /** A person who is no lead: deals go on without them. */
    @Transactional(TxType.MANDATORY)
    public void personErased(UUID person) {
        deals.forgetContact(person);
        personForgotten.fire(new PersonForgotten(person));
    }

    /** The erasure overtook the qualification: the same comes out as the other way round, a deal without a lead. */
    private void openUnlinked(Step step, Leads.Known lead) {
        if (!lead.hadDeal()) {
            open(step, new Buyer(null, step.buyer.companyId(), step.buyer.company()));
        }
    }

    private void open(Step step, Buyer buyer) {
        // the first start publishes a default as soon as it can; until then this event is tried again
        var pipeline = pipelines.theDefault().orElseThrow(OutboxNotReady::new);
        openDeal.onQualification(buyer, leads.owner(step.leadId), step.segments, pipeline, step.at, step.by);
        leads.hadDeal(step.leadId);
    }
}
