package io.leadstream.pipeline.deal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens deals, one at a time for a lead. */
@ApplicationScoped
class OpenDeal {

    private final Deals deals;
    private final Leads leads;
    private final MergedLeads merged;
    private final Rates rates;
    private final Journal journal;

    OpenDeal(Deals deals, Leads leads, MergedLeads merged, Rates rates, Journal journal) {
        this.deals = deals;
        this.leads = leads;
        this.merged = merged;
        this.rates = rates;
        this.journal = journal;
    }

    /**
     * Opens a deal by hand.
     *
     * @param stage one of the pipeline in which a deal may begin
     * @throws LeadHasOpenDeal when there is one already
     * @throws LeadIsErased when nobody is left to sell to
     */
    @Transactional
    Deal byHand(Buyer buyer, Terms terms, Pipeline pipeline, Stage stage, By by) {
        UUID lead = buyer.leadId();
        if (lead != null) {
            if (leads.lock(lead).erased()) {
                throw new LeadIsErased();
            }
            Optional<Deal> open =
                    deals.openOf(merged.familyOf(lead).members()).stream().findFirst();
            if (open.isPresent()) {
                throw new LeadHasOpenDeal(open.get().id());
            }
            leads.hadDeal(lead);
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Terms rated = rates.rated(terms, Terms.EMPTY, by.knownAt());
        return keep(Deal.open(id, buyer, rated, pipeline, stage, Origin.MANUAL, by.knownAt()), pipeline, by);
    }

    /** Opens a deal where its sale begins, for whoever has the lead; the caller holds the lead and knows that it has no open deal. */
    void onQualification(
            Buyer buyer, @Nullable String owner, Map<String, String> segments, Pipeline pipeline, Instant at, By by) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String company = buyer.company();
        Terms terms = new Terms(company == null ? Deal.neutralName(id) : company, null, owner, null, segments);
        keep(Deal.open(id, buyer, terms, pipeline, pipeline.firstSaleStage(), Origin.SQL, at), pipeline, by);
    }

    private Deal keep(Deal deal, Pipeline pipeline, By by) {
        deals.persist(deal);
        deals.flush();
        journal.record(deal, deal.opened(pipeline), by);
        return deal;
    }
}
