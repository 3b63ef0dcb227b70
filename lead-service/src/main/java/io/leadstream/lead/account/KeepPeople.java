package io.leadstream.lead.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.Accounts;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.Erasures;
import io.leadstream.lead.card.IdentityLocks;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.Leads;
import io.leadstream.lead.card.PersonErasing;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.IdempotentAnswers;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What may be done with people of the buying side who are no leads. */
@ApplicationScoped
public class KeepPeople {

    private final BuyingPeople people;
    private final Leads leads;
    private final Cards cards;
    private final Accounts accounts;
    private final IdentityLocks locks;
    private final Erasures erasures;
    private final IdempotentAnswers answers;
    private final CommandEvent commandEvent;
    private final Outbox outbox;
    private final EntityManager entities;
    private final Event<PersonErasing> erasing;
    private final Clock clock;

    KeepPeople(
            BuyingPeople people,
            Leads leads,
            Cards cards,
            Accounts accounts,
            IdentityLocks locks,
            Erasures erasures,
            IdempotentAnswers answers,
            CommandEvent commandEvent,
            Outbox outbox,
            EntityManager entities,
            Event<PersonErasing> erasing,
            Clock clock) {
        this.people = people;
        this.leads = leads;
        this.cards = cards;
        this.accounts = accounts;
        this.locks = locks;
        this.erasures = erasures;
        this.answers = answers;
        this.commandEvent = commandEvent;
        this.outbox = outbox;
        this.entities = entities;
        this.erasing = erasing;
        this.clock = clock;
    }

    @Transactional
    BuyingPerson get(UUID id) {
        return people.findByIdOptional(id).orElseThrow(() -> missing(id));
    }

    /** Keeps somebody; 409 names the lead or the person whom the address or the number belongs to already. */
    @Transactional
    BuyingPerson keep(PersonChanges normal) {
        locks.lock(normal.person().identities());
        requireNobodyElse(normal, null);
        var kept = new BuyingPerson(
                UuidCreator.getTimeOrderedEpoch(), normal.person(), companyOf(normal), clock.instant());
        people.persist(kept);
        entities.flush();
        commandEvent.about(kept.id().toString());
        return kept;
    }

    /** Changes what is known of somebody, as the caller has seen it. */
    @Transactional
    BuyingPerson change(UUID id, @Nullable String ifMatch, UnaryOperator<PersonChanges> change) {
        BuyingPerson person = get(id);
        EntityTags.require(ifMatch, person.version());
        locks.lock(change.apply(person.changeable()).person().identities());
        entities.refresh(person, LockModeType.PESSIMISTIC_WRITE);
        EntityTags.require(ifMatch, person.version());
        PersonChanges before = person.changeable();
        PersonChanges after = change.apply(before);
        if (!after.equals(before)) {
            requireNobodyElse(after, person);
            requireCompany(after);
            person.change(after.person(), after.companyId(), clock.instant());
            entities.flush();
        }
        return person;
    }

    /**
     * Forgets somebody, also the lead that they have become.
     *
     * @param erasure the id of the receipt
     */
    @Transactional
    public Instant erase(UUID id, @Nullable String ifMatch, UUID erasure) {
        BuyingPerson person = get(id);
        EntityTags.require(ifMatch, person.version());
        locks.lock(person.person().identities());
        entities.refresh(person, LockModeType.PESSIMISTIC_WRITE);
        EntityTags.require(ifMatch, person.version());
        Instant now = clock.instant();
        erasures.remember(person.person().identities(), now);
        answers.forget(id.toString());
        entities.detach(person);
        UUID lead = person.leadId();
        if (lead != null) {
            cards.erase(lead, "*", erasure); // and with it this person
            return now;
        }
        erasing.fire(new PersonErasing(id, now, erasure));
        people.delete("id", id);
        outbox.add(LeadEvent.TOPIC, id.toString(), new LeadEvent.PersonErased(id), now, now);
        return now;
    }

    private void requireNobodyElse(PersonChanges normal, @Nullable BuyingPerson self) {
        String email = normal.email();
        if (email != null) {
            people.byEmail(email).filter(other -> other != self).ifPresent(other -> {
                throw known("personId", other.id());
            });
        }
        UUID own = self == null ? null : self.leadId();
        leads.sameAs(normal.person()).filter(lead -> !Objects.equals(lead, own)).ifPresent(lead -> {
            throw known("leadId", lead);
        });
    }

    private @Nullable UUID companyOf(PersonChanges normal) {
        requireCompany(normal);
        return normal.companyId() == null ? accounts.atHostOf(normal.email()) : normal.companyId();
    }

    private void requireCompany(PersonChanges normal) {
        if (normal.companyId() != null && !accounts.exists(normal.companyId())) {
            throw BadInput.of("companyId", "is no company that is known");
        }
    }

    private static RuntimeException known(String who, UUID id) {
        return Problem.of(409, "person-known", "Person known", "somebody with this address or number is known")
                .with(who, id)
                .build();
    }

    private static RuntimeException missing(UUID id) {
        return Problem.notFound("person " + id);
    }
}
