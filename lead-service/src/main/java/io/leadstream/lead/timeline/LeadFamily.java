package io.leadstream.lead.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Whose histories are one: a lead and those that were merged into it. */
@ApplicationScoped
class LeadFamily {

    /** The lead, and every lead whose history is its own by now. */
    List<UUID> of(UUID leadId) {
        return List.of(leadId);
    }
}
