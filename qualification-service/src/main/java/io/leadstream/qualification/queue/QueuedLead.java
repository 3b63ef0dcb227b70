package io.leadstream.qualification.queue;

import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.qualification.scoring.Score;
import java.util.UUID;

/** A lead as it stands now, as far as the queue is concerned. */
public record QueuedLead(UUID leadId, LifecycleState state, LeadSnapshot lead, Score score) {

    Lifecycle lifecycle() {
        return state.name();
    }
}
