package io.leadstream.lead.card;

import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives leads to others than a rule or a manager's patch would, and keeps in the card's history that it was so. */
@ApplicationScoped
public class Assignments {

    private final Leads leads;
    private final AssignLead assignLead;
    private final ChangeLog changes;
    private final Event<LeadsWritten> written;
    private final EntityManager entities;
    private final Clock clock;

    Assignments(
            Leads leads,
            AssignLead assignLead,
            ChangeLog changes,
            Event<LeadsWritten> written,
            EntityManager entities,
            Clock clock) {
        this.leads = leads;
        this.assignLead = assignLead;
        this.changes = changes;
        this.written = written;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * A colleague took the lead over.
     *
     * @param by who decided: it is kept with the change
     * @return false when it was that one's before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean handOver(UUID leadId, @Nullable String owner, String by) {
        Lead lead = leads.findLocked(leadId).orElseThrow(() -> Problem.notFound("lead " + leadId));
        ChangeLog.Seen before = changes.seen(lead);
        if (!assignLead.assign(lead, owner, OwnerChanged.Assigning.byHandOver(by))) {
            return false;
        }
        entities.flush();
        written.fire(new LeadsWritten(List.of(lead)));
        changes.addAll(changes.since(before, lead, ChangeLog.Kind.ASSIGNED, by, clock.instant()).stream()
                .toList());
        return true;
    }
}
