package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.publishing.QualificationEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says that sales did not answer in time: once for each target, whichever instance is first. */
@ApplicationScoped
class AnnounceBreaches {

    private final Qualifications leads;
    private final AcceptanceTargets targets;
    private final QualificationEvents events;

    AnnounceBreaches(Qualifications leads, AcceptanceTargets targets, QualificationEvents events) {
        this.leads = leads;
        this.targets = targets;
        this.events = events;
    }

    /** Announces the next; returns how many leads were overdue. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int next(Instant now, int limit) {
        List<UUID> overdue = targets.overdue(now, limit);
        Map<UUID, Qualification> held = leads.locked(overdue);
        for (AcceptanceTarget target : targets.close(held.keySet(), now)) {
            Qualification lead = held.get(target.leadId());
            if (lead != null && !lead.isErased()) {
                var breached = new AcceptanceBreached(target.leadId(), target.since(), target.dueAt());
                lead.published(events.publish(target.leadId(), breached, target.dueAt()));
            }
        }
        return overdue.size();
    }
}
