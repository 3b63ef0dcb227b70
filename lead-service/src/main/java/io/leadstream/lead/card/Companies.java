package io.leadstream.lead.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The companies, one per key. */
@ApplicationScoped
public class Companies implements PanacheRepositoryBase<Company, UUID> {

    private final Outbox outbox;

    Companies(Outbox outbox) {
        this.outbox = outbox;
    }

    public Optional<Company> find(CompanyKey key) {
        return key.domain() != null
                ? find("domain", key.domain()).firstResultOptional()
                : find("domain is null and nameKey = ?1", key.nameKey()).firstResultOptional();
    }

    /** Whether finding the company for this offer would write: the caller then holds the key's lock first. */
    public boolean needsWrite(CompanyKey key, Company.Offer offer) {
        return find(key).map(company -> company.wouldBeFilledBy(offer)).orElse(true);
    }

    /** Finds or opens the company and fills what is empty; tells of it when others could see a difference. */
    public Company findOrOpen(CompanyKey key, Company.Offer offer, Instant at) {
        Optional<Company> known = find(key);
        Company company = known.orElseGet(() -> new Company(UuidCreator.getTimeOrderedEpoch(), key, at));
        boolean filled = company.fill(offer);
        if (known.isEmpty()) {
            persist(company);
        } else if (filled) {
            outbox.add(LeadEvent.TOPIC, company.id().toString(), company.changed(), at, at);
        }
        return company;
    }
}
