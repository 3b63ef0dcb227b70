package io.leadstream.qualification.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One move of a lead: from where, to where, when, by whom and why. */
@Entity
@Table(name = "lifecycle_step")
public class LifecycleStep {

    /** The {@code number} is the version of the qualification that the step made. */
    @Embeddable
    record Id(@Column(name = "lead_id") UUID leadId, long number) {}

    @EmbeddedId
    private Id id;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    private @Nullable Lifecycle from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    private Lifecycle to;

    private Instant at;

    @Column(name = "moved_by")
    private String by;

    private @Nullable String reason;

    private @Nullable String note;

    /** Since when the state counts that the step gave back. */
    private @Nullable Instant since;

    @SuppressWarnings("NullAway.Init")
    protected LifecycleStep() {}

    LifecycleStep(
            UUID leadId,
            long number,
            @Nullable Lifecycle from,
            Lifecycle to,
            Instant at,
            String by,
            @Nullable String reason) {
        this.id = new Id(leadId, number);
        this.from = from;
        this.to = to;
        this.at = at;
        this.by = by;
        this.reason = reason;
    }

    public UUID leadId() {
        return id.leadId();
    }

    /** The version of the qualification that the step made. */
    public long number() {
        return id.number();
    }

    public @Nullable Lifecycle from() {
        return from;
    }

    public Lifecycle to() {
        return to;
    }

    public Instant at() {
        return at;
    }

    public String by() {
        return by;
    }

    /** In words; it may tell of people, so it is shown to few and published only as a {@link ReasonCode}. */
    public @Nullable String reason() {
        return reason;
    }

    /** What was said beside the reason; it may tell of people, so it is shown to few and never published. */
    public @Nullable String note() {
        return note;
    }

    /** Since when the lead counts as being where the step led: since the step, unless it gave back what was before. */
    public Instant since() {
        return since == null ? at : since;
    }

    /** Whether it took back a step that had no ground any more, rather than went on. */
    public boolean isGivenBack() {
        return since != null;
    }

    LifecycleStep givenBack(Instant before) {
        this.since = before;
        return this;
    }

    LifecycleStep noted(@Nullable String words) {
        this.note = words;
        return this;
    }
}
