package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.deal.DealDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Says when a deal's signature is to be expected, by what past deals with the same path took. */
@ApplicationScoped
class TimeApproval {

    private final ApprovalPaths paths;

    TimeApproval(ApprovalPaths paths) {
        this.paths = paths;
    }

    Timing of(DealDesk.Present deal, Plan plan, Instant asOf) {
        return Timing.of(plan, deal.expectedClose(), paths.past(plan, deal.id(), asOf), asOf);
    }
}
