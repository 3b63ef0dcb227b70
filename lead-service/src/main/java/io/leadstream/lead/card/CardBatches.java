package io.leadstream.lead.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Begins batches of captures, in the caller's transaction and under its locks of the identities. */
@ApplicationScoped
public class CardBatches {

    private final LeadRows leads;
    private final CompanyRows companies;
    private final Segmentation segmentation;
    private final Event<LeadsWritten> written;

    CardBatches(LeadRows leads, CompanyRows companies, Segmentation segmentation, Event<LeadsWritten> written) {
        this.leads = leads;
        this.companies = companies;
        this.segmentation = segmentation;
        this.written = written;
    }

    /**
     * Reads and locks the cards of these ids and people, and finds or opens the companies offered.
     *
     * @param offers of companies; those without a key are the leads' own
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CardBatch begin(
            Collection<UUID> ids, Collection<Sought> people, Collection<Company.Offer> offers, Instant at) {
        return new CardBatch(leads, companies, new CardBatch.After(segmentation, written), ids, people, offers, at);
    }
}
