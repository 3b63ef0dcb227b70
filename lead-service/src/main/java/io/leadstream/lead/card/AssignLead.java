package io.leadstream.lead.card;

import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives leads to reps, and takes them back: the one way in which an owner changes. */
@ApplicationScoped
public class AssignLead {

    private final Outbox outbox;
    private final Event<OwnerChanged> changed;
    private final Clock clock;

    AssignLead(Outbox outbox, Event<OwnerChanged> changed, Clock clock) {
        this.outbox = outbox;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Gives a locked lead to somebody, publishes it and tells whoever observes {@link OwnerChanged}.
     *
     * @param owner null takes it back
     * @return false when it was that one's before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean assign(Lead lead, @Nullable String owner, OwnerChanged.Assigning why) {
        String previous = lead.owner();
        if (Objects.equals(previous, owner)) {
            return false;
        }
        Instant now = clock.instant();
        lead.assign(owner, now);
        published(lead, previous, why, now);
        return true;
    }

    /** The same for a lead whose owner was changed together with other values. */
    void published(Lead lead, @Nullable String previous, OwnerChanged.Assigning why, Instant now) {
        outbox.add(
                LeadEvent.TOPIC,
                lead.id().toString(),
                new LeadEvent.Assigned(lead.id(), lead.owner(), previous, why.by(), why.rule()),
                now,
                now);
        changed.fire(new OwnerChanged(lead.id(), lead.owner(), previous, why, now));
    }
}
