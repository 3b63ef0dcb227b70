package io.leadstream.lead.routing;

import io.leadstream.lead.card.AssignLead;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.Judged;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadsWritten;
import io.leadstream.lead.card.OwnerChanged.Assigning;
import io.leadstream.lead.routing.Documents.AssignDocument;
import io.leadstream.lead.routing.Settings.Kind;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads given, taken back and claimed by people. */
@ApplicationScoped
class AssignByHand {

    private final Cards cards;
    private final AssignLead assignLead;
    private final Boards boards;
    private final Settings settings;
    private final Judged judged;
    private final Queue queue;
    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final Event<LeadsWritten> written;
    private final EntityManager entities;
    private final Clock clock;

    AssignByHand(
            Cards cards,
            AssignLead assignLead,
            Boards boards,
            Settings settings,
            Judged judged,
            Queue queue,
            Outbox outbox,
            CommandEvent commandEvent,
            SecurityIdentity caller,
            Event<LeadsWritten> written,
            EntityManager entities,
            Clock clock) {
        this.cards = cards;
        this.assignLead = assignLead;
        this.boards = boards;
        this.settings = settings;
        this.judged = judged;
        this.queue = queue;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.written = written;
        this.entities = entities;
        this.clock = clock;
    }

    record Result(UUID leadId, @Nullable String owner, long version) {}

    @Transactional
    Result assign(UUID leadId, @Nullable String ifMatch, AssignDocument to) {
        if ((to.owner() == null) == (to.pool() == null)) {
            throw BadInput.of("", "must have either owner or pool");
        }
        if (to.owner() != null) {
            Lead lead = locked(leadId, ifMatch);
            return given(lead, to.owner(), to.note());
        }
        boards.hold(); // before the lead, as the worker does
        return givenToPool(locked(leadId, ifMatch), Objects.requireNonNull(to.pool()), to);
    }

    private Result givenToPool(Lead lead, String pool, AssignDocument to) {
        if (settings.find(Kind.POOL, pool).isEmpty()) {
            throw BadInput.of("pool", "does not exist");
        }
        Instant now = clock.instant();
        Boards.SetUp setUp = boards.setUp(null, now);
        Decision decision = setUp.board().decide(pool, judged.of(lead), now);
        if (decision.owner() == null) {
            throw Problem.of(409, "nobody-is-available", "Nobody is available", "nobody of the pool can take it now")
                    .with("steps", decision.steps())
                    .build();
        }
        boards.keep(setUp);
        return given(lead, decision.owner(), to.note());
    }

    private Result given(Lead lead, @Nullable String owner, @Nullable String note) {
        String actor = caller.getPrincipal().getName();
        if (!assignLead.assign(lead, owner, Assigning.byHand(actor, note))) {
            outbox.last(lead.id().toString()).ifPresent(commandEvent::was);
        }
        entities.flush();
        written.fire(new LeadsWritten(List.of(lead)));
        return new Result(lead.id(), lead.owner(), lead.version());
    }

    @Transactional
    Result takeBack(UUID leadId, @Nullable String ifMatch) {
        Lead lead = cards.lockedForItself(leadId);
        EntityTags.require(ifMatch, lead.version());
        Result result = given(lead, null, null);
        queue.enqueue(leadId, clock.instant());
        return result;
    }

    @Transactional
    Result claim(UUID leadId, @Nullable String ifMatch) {
        Lead lead = locked(leadId, ifMatch);
        String me = caller.getPrincipal().getName();
        if (lead.owner() != null && !lead.owner().equals(me)) {
            throw Problem.of(409, "lead-is-owned", "Lead is owned", "somebody else has this lead")
                    .with("owner", lead.owner())
                    .build();
        }
        return given(lead, me, null);
    }

    private Lead locked(UUID leadId, @Nullable String ifMatch) {
        Lead lead = cards.lockedForItself(leadId);
        EntityTags.check(ifMatch, lead.version());
        return lead;
    }
}
