package io.leadstream.pipeline.approval;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How one deal is approved, as it is known now. */
@Entity
class ApprovalPath {

    @Id
    private UUID dealId;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private LegalPath legal;

    @Enumerated(EnumType.STRING)
    private BudgetPath budget;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ApprovalStep> steps;

    private @Nullable Instant oralApprovalAt;
    private @Nullable Instant signedAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApprovalPath() {}

    ApprovalPath(UUID dealId, Plan plan, Instant at) {
        this.dealId = dealId;
        become(plan, at);
    }

    final void become(Plan plan, Instant at) {
        legal = plan.legal();
        budget = plan.budget();
        steps = plan.steps();
        oralApprovalAt = plan.oralApprovalAt();
        signedAt = plan.signedAt();
        changedAt = at;
    }

    Plan plan() {
        return new Plan(legal, budget, steps, oralApprovalAt, signedAt);
    }

    UUID dealId() {
        return dealId;
    }

    long version() {
        return version;
    }

    Instant changedAt() {
        return changedAt;
    }
}
