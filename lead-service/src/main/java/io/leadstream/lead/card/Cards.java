package io.leadstream.lead.card;

import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.IdempotentAnswers;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What may be done with a lead's card. */
@ApplicationScoped
public class Cards {

    private final Leads leads;
    private final Standings standings;
    private final Erasures erasures;
    private final IdempotentAnswers answers;
    private final Outbox outbox;
    private final EntityManager entities;
    private final Clock clock;

    Cards(
            Leads leads,
            Standings standings,
            Erasures erasures,
            IdempotentAnswers answers,
            Outbox outbox,
            EntityManager entities,
            Clock clock) {
        this.leads = leads;
        this.standings = standings;
        this.erasures = erasures;
        this.answers = answers;
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    /** A card with the version that its entity tag names. */
    public record Versioned(LeadView lead, long version) {}

    /** 404 when there is no such lead. */
    public void requireExisting(UUID id) {
        if (leads.findById(id) == null) {
            throw missing(id);
        }
    }

    /**
     * The lead's version, with its row locked until the transaction ends: what is added to a lead meanwhile neither
     * meets its erasure nor a change of another's.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long lockedVersion(UUID id) {
        return locked(id).version();
    }

    @Transactional
    Versioned get(UUID id) {
        Lead lead = leads.findByIdOptional(id).orElseThrow(() -> missing(id));
        return new Versioned(view(lead), lead.version());
    }

    @Transactional
    Versioned change(UUID id, @Nullable String ifMatch, UnaryOperator<Lead.Changes> change) {
        Lead lead = locked(id);
        EntityTags.require(ifMatch, lead.version());
        Lead.Changes before = lead.changeable();
        Lead.Changes after = change.apply(before);
        if (!after.equals(before)) {
            requireOwnEmail(lead, after);
            Instant now = clock.instant();
            LeadEvent.Changed event = lead.change(after, now);
            entities.flush();
            outbox.add(LeadEvent.TOPIC, id.toString(), event, now, now);
        }
        return new Versioned(view(lead), lead.version());
    }

    /** Forgets the person: card, touches, activities, kept answers; leaves keyed hashes of what identified them. */
    @Transactional
    Instant erase(UUID id, @Nullable String ifMatch) {
        Lead lead = locked(id);
        EntityTags.require(ifMatch, lead.version());
        Instant now = clock.instant();
        erasures.remember(lead, now);
        entities.remove(lead);
        entities.flush();
        standings.forget(id);
        answers.forget(id.toString());
        outbox.add(LeadEvent.TOPIC, id.toString(), new LeadEvent.Erased(id), now, now);
        return now;
    }

    private void requireOwnEmail(Lead lead, Lead.Changes after) {
        if (after.email() == null && after.phone() == null) {
            throw BadInput.of("email", "must be given, or else phone");
        }
        if (after.email() != null
                && !after.email().equals(lead.email())
                && leads.count("email = ?1 and id <> ?2", after.email(), lead.id()) > 0) {
            throw Problem.of(409, "email-taken", "E-mail taken", "another lead has this e-mail address")
                    .build();
        }
    }

    private Lead locked(UUID id) {
        Lead lead = entities.find(Lead.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (lead == null) {
            throw missing(id);
        }
        return lead;
    }

    private LeadView view(Lead lead) {
        return lead.view(standings.of(java.util.List.of(lead.id())).get(lead.id()));
    }

    private static RuntimeException missing(UUID id) {
        return Problem.notFound("lead " + id);
    }
}
