package io.leadstream.lead.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The companies, one per key. */
@ApplicationScoped
public class Companies implements PanacheRepositoryBase<Company, UUID> {

    private final IdentityLocks locks;
    private final EntityManager entities;

    Companies(IdentityLocks locks, EntityManager entities) {
        this.locks = locks;
        this.entities = entities;
    }

    /**
     * Finds or opens the company, and fills what is empty. Most captures only read it, and wait for nobody. A
     * transaction that is about several companies asks for them in their keys' order, so that no two wait for each
     * other.
     *
     * @param events takes what others are to be told, when they could see a difference
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Company findOrOpen(Company.Offer offer, Instant at, Consumer<Outbox.Draft> events) {
        Optional<Company> known = find(offer.key());
        if (known.isEmpty()) {
            locks.lock(offer.key());
            known = find(offer.key());
        }
        if (known.isEmpty()) {
            var opened = new Company(UuidCreator.getTimeOrderedEpoch(), offer, at);
            persist(opened);
            return opened;
        }
        Company company = known.get();
        if (company.lacks(offer.firmographics())) {
            fill(company, offer.firmographics(), at).ifPresent(events);
        }
        return company;
    }

    private Optional<Company> find(CompanyKey key) {
        return key.domain() != null
                ? find("domain", key.domain()).firstResultOptional()
                : find("domain is null and nameKey = ?1", key.nameKey()).firstResultOptional();
    }

    /** Reads it again under its lock: somebody may have filled it meanwhile. */
    private Optional<Outbox.Draft> fill(Company company, Firmographics offer, Instant at) {
        entities.refresh(company, LockModeType.PESSIMISTIC_WRITE);
        if (!company.lacks(offer)) {
            return Optional.empty();
        }
        company.fill(offer);
        entities.flush(); // the event names the new version
        return Optional.of(new Outbox.Draft(
                LeadEvent.TOPIC, company.id().toString(), new LeadEvent.CompanyChanged(company.facts()), at, at));
    }
}
