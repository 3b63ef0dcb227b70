package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.deal.CompanyProfiles;
import io.leadstream.pipeline.deal.DealDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Says when a deal's signature is to be expected, by what past deals with the same path took. */
@ApplicationScoped
class TimeApproval {

    private final ApprovalPaths paths;
    private final CompanyProfiles companies;

    TimeApproval(ApprovalPaths paths, CompanyProfiles companies) {
        this.paths = paths;
        this.companies = companies;
    }

    Timing of(DealDesk.Present deal, Plan plan, Instant asOf) {
        var past = PastDays.likeTo(companies.segment(deal.companyId()), paths.past(plan, deal.id(), asOf));
        return Timing.of(plan, deal.expectedClose(), past, asOf);
    }
}
