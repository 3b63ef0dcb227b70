package io.leadstream.lead.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something that a lead did, or that we did, at its own time. It is written as part of a set: {@link NewActivities}. */
@Entity
@Immutable
@Table(name = "activity")
class Activity {

    /** What was done. */
    @Schema(name = "ActivityKind")
    enum Type {
        WEB_VISIT,
        FORM_VIEWED,
        FORM_STARTED,
        FORM_SUBMITTED,
        EMAIL_SENT,
        EMAIL_OPENED,
        EMAIL_CLICKED,
        EMAIL_REPLIED,
        CHAT,
        SOCIAL_FOLLOW,
        SOCIAL_MESSAGE,
        CALL,
        MEETING,
        DEMO,
        EVENT;

        /** Who does it when nothing else is said. */
        Direction usualDirection() {
            return this == EMAIL_SENT ? Direction.OUTBOUND : Direction.INBOUND;
        }
    }

    /** Who did it: the lead, or we. */
    enum Direction {
        INBOUND,
        OUTBOUND
    }

    @Id
    private UUID id;

    @Column
    private UUID leadId;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    private Instant occurredAt;
    private Instant recordedAt;
    private @Nullable String recordedBy;
    private @Nullable String externalId;
    private @Nullable String detail;

    @SuppressWarnings("NullAway.Init")
    protected Activity() {}

    UUID id() {
        return id;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    View view() {
        return new View(id, type, direction, occurredAt, recordedAt, recordedBy, externalId, detail);
    }

    /**
     * An activity as the API shows it.
     *
     * @param externalId the sender's own id
     */
    @Schema(name = "ActivityView")
    record View(
            UUID id,
            Type type,
            Direction direction,
            Instant occurredAt,
            Instant recordedAt,
            @Schema(examples = "rep-7") @Nullable String recordedBy,
            @Nullable String externalId,
            @Nullable String detail) {}
}
