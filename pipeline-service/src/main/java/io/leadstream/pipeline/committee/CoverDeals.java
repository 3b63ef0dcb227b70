package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.approval.ApprovalPaths;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Judges how well a deal's committee is covered at a time. */
@ApplicationScoped
class CoverDeals {

    private final Stakeholders stakeholders;
    private final ApprovalPaths paths;
    private final CommitteeConfig config;

    CoverDeals(Stakeholders stakeholders, ApprovalPaths paths, CommitteeConfig config) {
        this.stakeholders = stakeholders;
        this.paths = paths;
        this.config = config;
    }

    Coverage at(UUID dealId, Instant asOf) {
        return of(stakeholders.committee(dealId, asOf));
    }

    Coverage of(Committee committee) {
        return Coverage.of(committee, paths.known(committee.dealId(), committee.asOf()), config.championSilentAfter());
    }
}
