package io.leadstream.pipeline.approval;

import io.leadstream.pipeline.deal.By;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a deal's approval path was from some time on. */
@Entity
class ApprovalFact {

    /** What a change was. */
    @Schema(name = "ApprovalFactType")
    enum Type {
        PLANNED,
        STEP,
        ORALLY_APPROVED,
        SIGNED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID dealId;

    @Enumerated(EnumType.STRING)
    private Type type;

    private Instant occurredAt;
    private Instant knownAt;
    private String actor;

    @Enumerated(EnumType.STRING)
    private LegalPath legal;

    @Enumerated(EnumType.STRING)
    private BudgetPath budget;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ApprovalStep> steps;

    private @Nullable Instant oralApprovalAt;
    private @Nullable Instant signedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApprovalFact() {}

    ApprovalFact(UUID dealId, Type type, Plan plan, Instant at, By by) {
        this.dealId = dealId;
        this.type = type;
        this.occurredAt = at;
        this.knownAt = by.knownAt();
        this.actor = by.actor();
        this.legal = plan.legal();
        this.budget = plan.budget();
        this.steps = plan.steps();
        this.oralApprovalAt = plan.oralApprovalAt();
        this.signedAt = plan.signedAt();
    }

    Plan plan() {
        return new Plan(legal, budget, steps, oralApprovalAt, signedAt);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("a fact that is not written down yet");
        }
        return id;
    }

    Type type() {
        return type;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    Instant knownAt() {
        return knownAt;
    }

    String actor() {
        return actor;
    }
}
