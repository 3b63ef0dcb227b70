package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.framework.Completeness;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a lead has come. Its version counts the moves and the changes of facts; scores do not change it. What a
 * method returns is the step that it caused: none when nothing changed.
 */
@Entity
public class Qualification {

    /** Who moves a lead when rules do. */
    public static final String BY_RULE = "qualification-service";

    @Id
    private UUID leadId;

    private long version;

    @Enumerated(EnumType.STRING)
    private @Nullable Lifecycle state;

    private @Nullable Instant since;

    @Column(name = "last_event")
    private long lastEvent;

    private boolean erased;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @SuppressWarnings("NullAway.Init")
    protected Qualification() {}

    /** A lead of which something was told, perhaps not yet its capture. */
    public Qualification(UUID leadId) {
        this.leadId = leadId;
    }

    public UUID leadId() {
        return leadId;
    }

    public long version() {
        return version;
    }

    public boolean isErased() {
        return erased;
    }

    /** The lead that this one became part of; it takes no commands until they are two again. */
    public Optional<UUID> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    /** Became part of another lead, or of none any longer. */
    public void isPartOf(@Nullable UUID survivor) {
        mergedInto = survivor;
    }

    /** Empty until the lead is captured, and after it was erased. */
    public Optional<LifecycleState> state() {
        return Optional.ofNullable(state).map(name -> LifecycleState.of(name, since == null ? Instant.MIN : since));
    }

    public Optional<LifecycleStep> capture(Instant at) {
        return state == null && !erased
                ? Optional.of(enter(LifecycleState.captured(at), at, BY_RULE, null))
                : Optional.empty();
    }

    public Optional<LifecycleStep> reachThresholds(Instant at) {
        return moveTo(captured().reachThresholds(at), at, BY_RULE, null);
    }

    /**
     * Sales takes the lead.
     *
     * @throws LeadCannotMove from where sales takes none
     */
    public Optional<LifecycleStep> accept(Instant at, String by) {
        return moveTo(captured().accept(at), at, by, null);
    }

    /**
     * Sales has found out what it must know.
     *
     * @throws LeadCannotMove when sales has not accepted the lead
     * @throws CriteriaMissing when not everything is known
     */
    public Optional<LifecycleStep> qualify(Instant at, String by, Completeness completeness) {
        return moveTo(captured().qualify(at, completeness), at, by, null);
    }

    public Optional<LifecycleStep> disqualify(Instant at, String by, String reason) {
        return moveTo(captured().disqualify(at), at, by, reason);
    }

    public Optional<LifecycleStep> recycle(Instant at, String by, String reason) {
        return moveTo(captured().recycle(at), at, by, reason);
    }

    /**
     * Sales does not take a marketing-qualified lead.
     *
     * @throws LeadIsNotOffered from every other state
     */
    public Optional<LifecycleStep> reject(Instant at, String by, Rejection why) {
        return moveTo(captured().reject(at, why.to()), at, by, why.reason().name())
                .map(step -> step.noted(why.note()));
    }

    /**
     * Takes back that the lead became marketing-qualified, by what another lead did that is no longer part of it.
     *
     * @param before where it stood before, and since when
     */
    public LifecycleStep giveBack(Instant at, LifecycleState before) {
        return enter(before, at, BY_RULE, ReasonCode.UNMERGED.name()).givenBack(before.since());
    }

    /** What is known of the lead changed. */
    public void factsChanged() {
        version++;
    }

    /** Remembers which of our events about the lead was the last. */
    public void published(long sequence) {
        lastEvent = sequence;
    }

    public long lastEvent() {
        return lastEvent;
    }

    /** Nothing is left but that the lead was erased. */
    public void erase() {
        erased = true;
        state = null;
        since = null;
    }

    private LifecycleState captured() {
        return state().orElseThrow(() -> new LeadUnknown(leadId));
    }

    private Optional<LifecycleStep> moveTo(LifecycleState next, Instant at, String by, @Nullable String reason) {
        return next.equals(captured()) ? Optional.empty() : Optional.of(enter(next, at, by, reason));
    }

    private LifecycleStep enter(LifecycleState next, Instant at, String by, @Nullable String reason) {
        Lifecycle from = state;
        state = next.name();
        since = next.since();
        version++;
        return new LifecycleStep(leadId, version, from, state, at, by, reason);
    }
}
