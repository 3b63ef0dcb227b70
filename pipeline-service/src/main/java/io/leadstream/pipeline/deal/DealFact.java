package io.leadstream.pipeline.deal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of a deal's history. */
@Entity
class DealFact {

    /** What a line tells. */
    enum Type {
        OPENED,
        CHANGED,
        STAGE_ENTERED,
        EVIDENCE_RECORDED,
        CLOSED,
        REOPENED,
        LEAD_QUALIFIED_AGAIN,
        LEAD_DISQUALIFIED,
        LEAD_ERASED
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
    private @Nullable String stage;
    private @Nullable String fromStage;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> details;

    private @Nullable String why;
    private @Nullable String note;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Long sequence;

    @SuppressWarnings("NullAway.Init")
    protected DealFact() {}

    DealFact(UUID dealId, Type type, Instant occurredAt, Instant knownAt, String actor) {
        this.dealId = dealId;
        this.type = type;
        this.occurredAt = occurredAt;
        this.knownAt = knownAt;
        this.actor = actor;
        this.details = new TreeMap<>();
    }

    DealFact stage(@Nullable String from, String to) {
        fromStage = from;
        stage = to;
        return this;
    }

    DealFact detail(String name, String value) {
        details.put(name, value);
        return this;
    }

    DealFact text(@Nullable String reason, @Nullable String remark) {
        why = reason;
        note = remark;
        return this;
    }

    DealFact publishedAs(long eventSequence) {
        sequence = eventSequence;
        return this;
    }

    /** As it is shown. */
    Line line() {
        return new Line(type.name(), occurredAt, knownAt, actor, fromStage, stage, details, why, note);
    }
}
