package io.leadstream.lead.deal;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The steps of deals on the timelines of their leads and companies. */
class DealTimeline {

    private static final String BY = "'pipeline-service'";
    private static final String STEP = "jsonb_build_object('step', t.kind) || t.detail";

    @Produces
    @Singleton
    TimelineSource steps() {
        return new TimelineSource("DEAL", "deal_step", "at", BY, STEP);
    }

    /** Of deals that nobody said a lead of: the company's alone. */
    @Produces
    @Singleton
    TimelineSource companySteps() {
        return TimelineSource.ofCompany("DEAL", "(select * from deal_step where lead_id is null)", "at", BY, STEP);
    }
}
