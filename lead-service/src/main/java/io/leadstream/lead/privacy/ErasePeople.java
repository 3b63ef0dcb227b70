package io.leadstream.lead.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.account.KeepPeople;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.Erasures;
import io.leadstream.lead.card.IdentityLocks;
import io.leadstream.lead.card.LeadForgotten;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Forgets whoever an address, a number or an id stands for. */
@ApplicationScoped
class ErasePeople {

    private static final String STILL_THERE = "select id from person where id = any (?::uuid[])";

    private final FindPeople find;
    private final Receipts receipts;
    private final Cards cards;
    private final KeepPeople people;
    private final Erasures erasures;
    private final IdentityLocks locks;
    private final Event<LeadForgotten> forgotten;
    private final Sql sql;
    private final Clock clock;

    ErasePeople(
            FindPeople find,
            Receipts receipts,
            Cards cards,
            KeepPeople people,
            Erasures erasures,
            IdentityLocks locks,
            Event<LeadForgotten> forgotten,
            Sql sql,
            Clock clock) {
        this.find = find;
        this.receipts = receipts;
        this.cards = cards;
        this.people = people;
        this.erasures = erasures;
        this.locks = locks;
        this.forgotten = forgotten;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Forgets them, in the caller's transaction; also nobody: what still lies at doors is refused from now on.
     *
     * @return the receipt's id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID erase(Subject subject) {
        locks.lock(subject.identities());
        FindPeople.Found found = find.of(subject);
        if (subject.phone() != null && found.persons() > 1) {
            throw Problem.of(
                            409,
                            "several-people",
                            "Several people",
                            "several people have this number: name one of them by leadId or email")
                    .with("leadIds", found.leads())
                    .with("personIds", found.people())
                    .build();
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant();
        receipts.open(id, Receipts.Reason.REQUEST, now);
        found.leads().forEach(lead -> cards.eraseIf(lead, id, all -> true)); // one of them takes the others along
        List<UUID> left = sql.list(STILL_THERE, row -> row.getObject(1, UUID.class), found.people());
        left.forEach(person -> people.erase(person, "*", id));
        erasures.remember(subject.identities(), now);
        forgotten.fire(new LeadForgotten(id, subject.identities()));
        return id;
    }
}
