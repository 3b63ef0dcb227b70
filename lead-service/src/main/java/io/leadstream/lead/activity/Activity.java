package io.leadstream.lead.activity;

import io.leadstream.lead.card.LeadEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a lead did, or that we did, at its own time. */
@Entity
@Table(name = "activity")
class Activity {

    /** What was done. */
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

    private UUID leadId;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    private Instant occurredAt;
    private Instant recordedAt;
    private @Nullable String detail;

    @SuppressWarnings("NullAway.Init")
    protected Activity() {}

    Activity(
            UUID id,
            UUID leadId,
            Type type,
            Direction direction,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String detail) {
        this.id = id;
        this.leadId = leadId;
        this.type = type;
        this.direction = direction;
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
        this.detail = detail;
    }

    UUID id() {
        return id;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    LeadEvent.ActivityRecorded recorded() {
        return new LeadEvent.ActivityRecorded(leadId, id, type.name(), direction.name());
    }

    View view() {
        return new View(id, type, direction, occurredAt, recordedAt, detail);
    }

    /** An activity as the API shows it. */
    record View(
            UUID id,
            Type type,
            Direction direction,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String detail) {}
}
