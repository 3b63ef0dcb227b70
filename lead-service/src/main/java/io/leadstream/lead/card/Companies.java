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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The companies, one per key. */
@ApplicationScoped
public class Companies implements PanacheRepositoryBase<Company, UUID> {

    private static final String RELABEL = """
            update lead set search_text = case when search_text like '%|%'
                                               then regexp_replace(search_text, '[|].*[|]', :words)
                                               else search_text || ' ' || :words end
            where company_id = :company""";

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
        CompanyKey key = Objects.requireNonNull(offer.key());
        Optional<Company> known = find(key);
        if (known.isEmpty()) {
            locks.lock(key.opened());
            known = find(key);
        }
        if (known.isEmpty()) {
            return open(offer, at);
        }
        if (offer.isAbout(known.get())) {
            fill(known.get(), offer.firmographics(), at, events);
        }
        // by now it may have been given another name
        return offer.isAbout(known.get())
                ? known.get()
                : findOrOpen(new Company.Offer(key.besideTheOwner(), offer.firmographics()), at, events);
    }

    /**
     * The company of a lead that is captured again. It keeps its first, which is filled; but one that could not be
     * found by others becomes the one that can, as soon as that is told.
     *
     * @param found what was found or opened for the offer; null when it has no key
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public @Nullable Company join(
            @Nullable Company kept,
            Company.@Nullable Offer offer,
            @Nullable Company found,
            Instant at,
            Consumer<Outbox.Draft> events) {
        if (offer == null) {
            return kept;
        }
        if (kept == null) {
            return found == null ? open(offer, at) : found;
        }
        if (found != null && kept.yieldsTo(found)) {
            fill(found, kept.firmographics(), at, events);
            release(kept);
            return found;
        }
        if (!offer.namesDomain() && kept.goesBy(offer.firmographics().name())) {
            fill(kept, offer.firmographics(), at, events);
        }
        return kept;
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
        if (kept != null && kept.isOwn()) {
            delete(kept);
        }
    }

    private Company open(Company.Offer offer, Instant at) {
        var opened = new Company(UuidCreator.getTimeOrderedEpoch(), offer, at);
        persist(opened);
        return opened;
    }

    private Optional<Company> find(CompanyKey key) {
        return key.domain() != null
                ? find("domain", key.domain()).firstResultOptional()
                : find("domain is null and nameKey = ?1", key.nameKey()).firstResultOptional();
    }

    private void fill(Company company, Firmographics offer, Instant at, Consumer<Outbox.Draft> events) {
        if (company.lacks(offer)) {
            overwrite(company, known -> company.goesBy(offer.name()) ? known.filledBy(offer) : known, at, events);
        }
    }

    /** Reads it again under its lock: somebody may have changed it meanwhile. */
    private void overwrite(
            Company company, UnaryOperator<Firmographics> change, Instant at, Consumer<Outbox.Draft> events) {
        entities.flush();
        entities.refresh(company, LockModeType.PESSIMISTIC_WRITE);
        Firmographics known = company.firmographics();
        Firmographics changed = change.apply(known);
        if (changed.equals(known)) {
            return;
        }
        company.overwrite(changed);
        entities.flush(); // the event names the new version
        if (!Objects.equals(known.name(), changed.name())) {
            relabel(company);
        }
        events.accept(new Outbox.Draft(
                LeadEvent.TOPIC, company.id().toString(), new LeadEvent.CompanyChanged(company.facts()), at, at));
    }

    /** Its leads are found by its name; their versions stay. */
    private void relabel(Company company) {
        entities.createNativeQuery(RELABEL)
                .setParameter("words", SearchText.of(company))
                .setParameter("company", company.id())
                .executeUpdate();
    }
}
