package io.leadstream.pipeline.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One step of an approval path.
 *
 * @param key names it within its path
 * @param owner which part of the buyer's company has it
 * @param stakeholderId who of the deal's stakeholders has it, where that is known
 * @param expectedDays how long it should take
 * @param startedAt null while it is pending
 * @param endedAt null until it is approved or refused
 */
public record ApprovalStep(
        String key,
        Track track,
        Owner owner,
        @Nullable UUID stakeholderId,
        int expectedDays,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** Steps of one track follow each other; the two tracks run side by side. */
    @Schema(name = "ApprovalTrack")
    public enum Track {
        LEGAL,
        BUDGET
    }

    /** Who has it on the buyer's side. */
    @Schema(name = "ApprovalOwner")
    public enum Owner {
        CFO,
        FINANCE,
        C_SUITE,
        PROCUREMENT_AND_LEGAL,
        LEGAL_AND_COMPLIANCE,
        BUDGET_HOLDER,
        DECISION_MAKER,
        OTHER
    }

    /** How far it is. */
    @Schema(name = "ApprovalStepState")
    public enum State {
        PENDING,
        IN_PROGRESS,
        APPROVED,
        REFUSED
    }

    public ApprovalStep {
        if ((state == State.PENDING) != (startedAt == null)) {
            throw new IllegalArgumentException("a step has a start once it is no longer pending");
        }
        if (isOver(state) != (endedAt != null)) {
            throw new IllegalArgumentException("a step has an end once it is approved or refused");
        }
        if (startedAt != null && endedAt != null && endedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("a step ends after it starts");
        }
    }

    static ApprovalStep planned(String key, Track track, Owner owner, int expectedDays) {
        return new ApprovalStep(key, track, owner, null, expectedDays, State.PENDING, null, null);
    }

    boolean isOpen() {
        return !isOver(state);
    }

    /** Full days that it took; null while it is open. */
    @Nullable
    Long actualDays() {
        return startedAt == null || endedAt == null
                ? null
                : Duration.between(startedAt, endedAt).toDays();
    }

    static boolean isOver(State state) {
        return state == State.APPROVED || state == State.REFUSED;
    }
}
