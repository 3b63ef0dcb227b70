package io.leadstream.lead.team;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.Assignments;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.team.HandOver.Asked;
import io.leadstream.lead.team.HandOver.Role;
import io.leadstream.lead.team.HandOver.State;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands a lead to a colleague; who takes it as account manager owns it. */
@ApplicationScoped
class HandOverLead {

    private final HandOvers handOvers;
    private final Cards cards;
    private final Assignments assignments;
    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final Clock clock;

    HandOverLead(
            HandOvers handOvers,
            Cards cards,
            Assignments assignments,
            Outbox outbox,
            CommandEvent commandEvent,
            SecurityIdentity caller,
            Clock clock) {
        this.handOvers = handOvers;
        this.cards = cards;
        this.assignments = assignments;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    HandOver ask(UUID leadId, @Nullable String ifMatch, Asked asked) {
        EntityTags.check(ifMatch, cards.lockedVersion(leadId));
        var handOver = new HandOver(
                UuidCreator.getTimeOrderedEpoch(),
                leadId,
                name(),
                asked.to().strip(),
                asked.role(),
                asked.note(),
                State.PENDING,
                clock.instant(),
                null,
                null,
                null);
        if (!handOvers.add(handOver)) {
            throw Problem.of(
                            409,
                            "hand-over-pending",
                            "Hand-over pending",
                            "somebody is asked already to be " + asked.role() + " of this lead")
                    .build();
        }
        nameLead(leadId);
        return handOver;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    HandOver answer(UUID leadId, UUID id, State as, @Nullable String note) {
        cards.lockedVersion(leadId);
        HandOver asked = handOvers.locked(cards.family(leadId), id).orElseThrow(() -> missing(leadId, id));
        requireMayAnswer(asked);
        Instant now = clock.instant();
        HandOver answered = asked.answered(leadId, as, name(), note, now);
        nameLead(leadId);
        if (!answered.equals(asked)) {
            handOvers.answer(answered);
            if (as == State.ACCEPTED && answered.role() == Role.ACCOUNT_MANAGER) {
                assignments.handOver(leadId, answered.to(), name());
            }
        }
        return answered;
    }

    private void requireMayAnswer(HandOver asked) {
        if (!asked.to().equals(name()) && !caller.hasRole("manager") && !caller.hasRole("admin")) {
            throw Problem.forbidden("a hand-over is answered by who is asked, or by a manager");
        }
    }

    /** The answer is about the lead, event or not: when the lead is erased it is not kept any longer. */
    private void nameLead(UUID leadId) {
        outbox.last(leadId.toString()).ifPresent(commandEvent::was);
    }

    private String name() {
        return caller.getPrincipal().getName();
    }

    static RuntimeException missing(UUID leadId, UUID id) {
        return Problem.notFound("hand-over " + id + " of lead " + leadId);
    }
}
