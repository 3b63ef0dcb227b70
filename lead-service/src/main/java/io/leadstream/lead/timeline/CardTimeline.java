package io.leadstream.lead.timeline;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the card itself keeps of its past. */
class CardTimeline {

    @Produces
    @Singleton
    TimelineSource changes() {
        return new TimelineSource(
                "CHANGE", "lead_change", "at", "t.by", "jsonb_build_object('kind', t.kind, 'fields', t.fields)");
    }
}
