package io.leadstream.lead.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The companies, one per key, as somebody changes them by hand; captures find theirs by {@link Employers}. */
@ApplicationScoped
public class Companies implements PanacheRepositoryBase<Company, UUID> {

    private static final String SHARED = """
            select count(*) > 1 from (select 1 from lead where company_id = :company limit 2) as there""";

    private final CompanyRows rows;
    private final EntityManager entities;

    Companies(CompanyRows rows, EntityManager entities) {
        this.rows = rows;
        this.entities = entities;
    }

    /**
     * The company of a lead after somebody changed it by hand: the values are taken as they are, for all its leads.
     * Another domain is another company.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    @Nullable
    Company change(
            @Nullable Company kept, @Nullable CompanyChanges changes, Instant at, Consumer<Outbox.Draft> events) {
        CompanyChanges before = kept == null ? CompanyChanges.NOTHING : kept.changeable();
        if (changes == null) {
            release(kept);
            return null;
        }
        if (kept != null && changes.domain() == null && before.domain() != null) {
            throw BadInput.of(
                    "company.domain", "cannot be taken from a company; give another, or null for the company");
        }
        Company company = kept;
        if (company == null || !Objects.equals(before.domain(), changes.domain())) {
            var offer = new Company.Offer(changes.key(), changes.firmographics());
            company = offer.key() == null ? open(offer, at) : findOrOpen(offer, at, events);
        }
        overwrite(company, known -> known.changed(before.firmographics(), changes.firmographics()), at, events);
        if (company != kept) {
            release(kept); // last: until it is at another, the lead refers to it
        }
        return company;
    }

    /** It goes with its last lead when nothing else is known by which to find it. */
    void release(@Nullable Company kept) {
        if (kept != null && kept.isOwn() && !isAtAnother(kept)) {
            delete(kept);
        }
    }

    /** Cards of one person that were merged may share it. */
    private boolean isAtAnother(Company company) {
        return (boolean) entities.createNativeQuery(SHARED, Boolean.class)
                .setParameter("company", company.id())
                .getSingleResult();
    }

    Optional<Company> find(CompanyKey key) {
        return key.domain() != null
                ? find("domain", key.domain()).firstResultOptional()
                : find("domain is null and nameKey = ?1", key.nameKey()).firstResultOptional();
    }

    /** Opens a company with a key; empty when it is known already, or somebody else is faster. */
    Optional<Company> openKeyed(Company.Offer offer, Instant at) {
        var opened = new Company(UuidCreator.getTimeOrderedEpoch(), offer, at);
        return rows.open(List.of(opened), at).isEmpty() ? Optional.empty() : Optional.of(findById(opened.id()));
    }

    private Company open(Company.Offer offer, Instant at) {
        var opened = new Company(UuidCreator.getTimeOrderedEpoch(), offer, at);
        persist(opened);
        return opened;
    }

    /** As a capture would. */
    private Company findOrOpen(Company.Offer offer, Instant at, Consumer<Outbox.Draft> events) {
        entities.flush();
        Company found = new Employers(rows, at, events).with(List.of(offer)).of(offer);
        Company company = findById(found.id());
        entities.refresh(company);
        return company;
    }

    /** Reads it again under its lock: somebody may have changed it meanwhile. */
    private void overwrite(
            Company company, UnaryOperator<Firmographics> change, Instant at, Consumer<Outbox.Draft> events) {
        entities.flush();
        entities.refresh(company, LockModeType.PESSIMISTIC_WRITE);
        Firmographics known = company.firmographics();
        Firmographics changed = change.apply(known);
        if (!changed.equals(known)) {
            settle(company, () -> company.overwrite(changed), at, events);
        }
    }

    /** Changes a company that is locked, and tells whom it concerns. */
    void settle(Company company, Runnable change, Instant at, Consumer<Outbox.Draft> events) {
        AccountChanges before = company.account();
        change.run();
        entities.flush(); // the event names the new version
        if (!Objects.equals(before.name(), company.name())) {
            rows.relabel(company);
        }
        rows.tell(CompanyChange.between(company.id(), before, company.account(), at));
        events.accept(new Outbox.Draft(
                LeadEvent.TOPIC, company.id().toString(), new LeadEvent.CompanyChanged(company.facts()), at, at));
    }
}
