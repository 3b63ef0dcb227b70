package io.leadstream.lead.deal;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is told of deals, on their own timelines and those of their leads and companies. */
class DealTimeline {

    private static final String BY = "coalesce(t.by, 'pipeline-service')";
    private static final String STEP = "jsonb_build_object('step', t.kind) || t.detail";

    @Produces
    @Singleton
    TimelineSource steps() {
        return TimelineSource.ofDeals("DEAL", "deal_step", "at", BY, STEP);
    }

    @Produces
    @Singleton
    TimelineSource stepsOfADeal() {
        return TimelineSource.ofDeal("DEAL", "deal_step", "at", BY, STEP);
    }

    /** Of deals that nobody said a lead of: the company's alone. */
    @Produces
    @Singleton
    TimelineSource companySteps() {
        return TimelineSource.ofCompany("DEAL", "(select * from deal_step where lead_id is null)", "at", BY, STEP);
    }
}
