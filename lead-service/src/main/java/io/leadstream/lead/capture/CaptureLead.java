package io.leadstream.lead.capture;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.capture.Captured.Outcome;
import io.leadstream.lead.card.Companies;
import io.leadstream.lead.card.Company;
import io.leadstream.lead.card.CompanyKey;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.Leads;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a lead in: opens its card, or touches the card of the same person. */
@ApplicationScoped
class CaptureLead {

    private final Leads leads;
    private final Companies companies;
    private final IdentityLocks locks;
    private final Ledger ledger;
    private final Outbox outbox;
    private final EntityManager entities;
    private final Clock clock;

    CaptureLead(
            Leads leads,
            Companies companies,
            IdentityLocks locks,
            Ledger ledger,
            Outbox outbox,
            EntityManager entities,
            Clock clock) {
        this.leads = leads;
        this.companies = companies;
        this.locks = locks;
        this.ledger = ledger;
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    Captured capture(NormalLead offered, Door door) {
        lockIdentities(List.of(offered), door);
        return captureLocked(offered, door);
    }

    /** Takes the locks of a whole batch at once; each is then captured with {@link #captureLocked}. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lockIdentities(Collection<NormalLead> offers, Door door) {
        var keys = new ArrayList<String>();
        for (NormalLead offer : offers) {
            addKeys(keys, offer, door);
        }
        locks.lock(keys);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Captured captureLocked(NormalLead offered, Door door) {
        Optional<Ledger.Known> known = ledger.find(door, offered.offered());
        Optional<Lead> lead = known.isPresent()
                ? leads.findByIdOptional(known.get().leadId())
                : leads.findPerson(address(offered), number(offered));
        if (lead.isPresent() && known.map(Ledger.Known::same).orElse(false)) {
            return new Captured(
                    lead.get().id(), lead.get().version(), lead.get().touches(), Outcome.REPEATED);
        }
        return lead.map(present -> touch(present, offered, door)).orElseGet(() -> open(offered, door));
    }

    private Captured open(NormalLead offered, Door door) {
        Instant now = clock.instant();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var lead = new Lead(
                id, offered.offered().source().name(), door.partner(), offer(offered), company(offered, now), now);
        leads.persistAndFlush(lead);
        ledger.keep(id, 1, door, offered.offered(), now);
        outbox.add(LeadEvent.TOPIC, id.toString(), lead.captured(), now, now);
        return new Captured(id, lead.version(), 1, Outcome.CREATED);
    }

    private Captured touch(Lead lead, NormalLead offered, Door door) {
        Instant now = clock.instant();
        LeadEvent.Changed changed = lead.touch(withoutForeignEmail(lead, offered), company(offered, now), now);
        entities.flush();
        ledger.keep(lead.id(), lead.touches(), door, offered.offered(), now);
        outbox.add(LeadEvent.TOPIC, lead.id().toString(), changed, now, now);
        return new Captured(lead.id(), lead.version(), lead.touches(), Outcome.TOUCHED);
    }

    /** A partner's record may come again with the e-mail of another lead; that one keeps it. */
    private Lead.Offer withoutForeignEmail(Lead lead, NormalLead offered) {
        String email = address(offered);
        boolean foreign =
                lead.email() == null && email != null && leads.count("email = ?1 and id <> ?2", email, lead.id()) > 0;
        Lead.Offer offer = offer(offered);
        return foreign ? offer.withoutEmail() : offer;
    }

    private @Nullable Company company(NormalLead offered, Instant now) {
        return companyKey(offered)
                .map(key -> companies.findOrOpen(key, companyOffer(offered), now))
                .orElse(null);
    }

    private void addKeys(List<String> keys, NormalLead offered, Door door) {
        if (offered.email() != null) {
            keys.add("email " + offered.email().address());
        }
        if (offered.phone() != null) {
            keys.add("phone " + offered.phone().e164());
        }
        if (door.partner() != null && offered.offered().externalId() != null) {
            keys.add("record " + door.partner() + " " + offered.offered().externalId());
        }
        // most captures only read the company: those need not wait for each other
        companyKey(offered)
                .filter(key -> companies.needsWrite(key, companyOffer(offered)))
                .ifPresent(key -> keys.add("company " + key));
    }

    private static Optional<CompanyKey> companyKey(NormalLead offered) {
        var company = offered.offered().company();
        return CompanyKey.of(offered.companyDomain(), company == null ? null : company.name());
    }

    private static Company.Offer companyOffer(NormalLead offered) {
        var company = offered.offered().company();
        return company == null
                ? Company.Offer.NOTHING
                : new Company.Offer(
                        blankToNull(company.name()),
                        blankToNull(company.industry()),
                        company.employees(),
                        blankToNull(company.growthStage()),
                        blankToNull(company.funding()),
                        company.productUsers());
    }

    private static Lead.Offer offer(NormalLead normal) {
        NewLead lead = normal.offered();
        return new Lead.Offer(
                address(normal),
                number(normal),
                blankToNull(lead.firstName()),
                blankToNull(lead.lastName()),
                blankToNull(lead.jobTitle()),
                blankToNull(lead.ageBand()),
                normal.country(),
                blankToNull(lead.region()),
                blankToNull(lead.medium()),
                blankToNull(lead.campaign()),
                blankToNull(lead.referrer()),
                blankToNull(lead.landingPage()),
                lead.consent() == null || lead.consent().isNull()
                        ? null
                        : lead.consent().toString());
    }

    private static @Nullable String address(NormalLead offered) {
        return offered.email() == null ? null : offered.email().address();
    }

    private static @Nullable String number(NormalLead offered) {
        return offered.phone() == null ? null : offered.phone().e164();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
