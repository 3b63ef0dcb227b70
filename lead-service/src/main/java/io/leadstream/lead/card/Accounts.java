package io.leadstream.lead.card;

import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.lead.normal.Email;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** What may be done with a company as such, whoever works there. One company has a registrable domain. */
@ApplicationScoped
public class Accounts {

    private final Companies companies;
    private final CommandEvent commandEvent;
    private final Outbox outbox;
    private final EntityManager entities;
    private final Clock clock;

    Accounts(Companies companies, CommandEvent commandEvent, Outbox outbox, EntityManager entities, Clock clock) {
        this.companies = companies;
        this.commandEvent = commandEvent;
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    /** A company with the version that its entity tag names. */
    public record Versioned(AccountView company, long version) {}

    /** 404 when there is no such company. */
    public void requireExisting(UUID id) {
        if (!exists(id)) {
            throw missing(id);
        }
    }

    public boolean exists(UUID id) {
        return companies.count("id", id) > 0;
    }

    /** The company at whose domain the address is; null when none is known there. */
    public @Nullable UUID atHostOf(@Nullable String email) {
        return Optional.ofNullable(email)
                .flatMap(address -> CompanyDomain.of(new Email(address)))
                .flatMap(domain -> companies.find(new CompanyKey(domain.name(), null)))
                .map(Company::id)
                .orElse(null);
    }

    /** These companies, in this order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<AccountView> of(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Company> found =
                companies.list("id in ?1", ids).stream().collect(Collectors.toMap(Company::id, company -> company));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Company::accountView)
                .toList();
    }

    @Transactional
    public Versioned get(UUID id) {
        return versioned(companies.findByIdOptional(id).orElseThrow(() -> missing(id)));
    }

    /** Opens a company before anybody of it is captured; 409 names the one that is known already. */
    @Transactional
    public Versioned open(AccountChanges normal) {
        CompanyKey key = Objects.requireNonNull(normal.company().key());
        Instant now = clock.instant();
        Company opened = companies
                .openKeyed(new Company.Offer(key, normal.company().firmographics()), now)
                .orElseThrow(() -> known(companies.find(key)));
        companies.settle(opened, () -> opened.change(normal), now, event -> outbox.addAll(List.of(event)));
        return versioned(opened);
    }

    /**
     * Changes a company by hand.
     *
     * @param change from what is known to what is to be, in normal form
     */
    @Transactional
    public Versioned change(UUID id, @Nullable String ifMatch, UnaryOperator<AccountChanges> change) {
        Company company = locked(id, ifMatch, change);
        AccountChanges before = company.account();
        AccountChanges after = change.apply(before);
        if (before.domain() != null && after.domain() == null) {
            throw BadInput.of("domain", "cannot be taken from a company; give another");
        }
        if (after.equals(before)) {
            outbox.last(id.toString()).ifPresent(commandEvent::was);
        } else {
            Instant now = clock.instant();
            settle(company, after, now);
        }
        return versioned(company);
    }

    private void settle(Company company, AccountChanges after, Instant now) {
        try {
            companies.settle(company, () -> company.change(after), now, event -> outbox.addAll(List.of(event)));
        } catch (ConstraintViolationException takenMeanwhile) {
            throw known(Optional.empty());
        }
    }

    /** Its version, raised by one: for what belongs to the company but lies beside it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long raisedVersion(UUID id, @Nullable String ifMatch) {
        Company company = companies.findByIdOptional(id).orElseThrow(() -> missing(id));
        EntityTags.require(ifMatch, company.version());
        entities.refresh(company, LockModeType.PESSIMISTIC_WRITE);
        EntityTags.require(ifMatch, company.version());
        entities.lock(company, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return company.version();
    }

    /** Tells who counts at a company, whose version the caller has raised. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellStakeholders(UUID id, List<LeadEvent.Listed> stakeholders) {
        Company company = companies.findByIdOptional(id).orElseThrow(() -> missing(id));
        Instant now = clock.instant();
        outbox.add(
                LeadEvent.TOPIC, id.toString(), new LeadEvent.CompanyChanged(company.facts(), stakeholders), now, now);
    }

    /** As the caller has seen it; 409 when another has the domain that it is to have. */
    private Company locked(UUID id, @Nullable String ifMatch, UnaryOperator<AccountChanges> change) {
        Company company = companies.findByIdOptional(id).orElseThrow(() -> missing(id));
        EntityTags.require(ifMatch, company.version());
        AccountChanges wanted = change.apply(company.account());
        if (wanted.domain() != null && !wanted.domain().equals(company.domain())) {
            Optional<Company> owner = companies.find(new CompanyKey(wanted.domain(), null));
            if (owner.isPresent()) {
                throw known(owner);
            }
        }
        entities.refresh(company, LockModeType.PESSIMISTIC_WRITE);
        EntityTags.require(ifMatch, company.version());
        return company;
    }

    private static Versioned versioned(Company company) {
        return new Versioned(company.accountView(), company.version());
    }

    private static RuntimeException known(Optional<Company> company) {
        var problem = Problem.of(409, "company-known", "Company known", "a company of this domain or name is known");
        company.ifPresent(known -> problem.with("companyId", known.id()));
        return problem.build();
    }

    private static RuntimeException missing(UUID id) {
        return Problem.notFound("company " + id);
    }
}
