package io.leadstream.lead.deal;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The steps of a lead's deals on its timeline. */
class DealTimeline {

    @Produces
    @Singleton
    TimelineSource steps() {
        return new TimelineSource(
                "DEAL", "deal_step", "at", "'pipeline-service'", "jsonb_build_object('step', t.kind) || t.detail");
    }
}
