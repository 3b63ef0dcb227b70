package io.leadstream.pipeline.committee;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stakeholder as they are shown. Names are lead-service's: ask there with leadId or personId.
 *
 * @param candidate of the account's list, or without a role yet
 * @param resources how many resources they have from us
 * @param equippedWith which; shown to who sells
 * @param objection shown to who sells
 * @param addressed how it was answered; shown to who sells
 * @param from since when they are there
 * @param since when what is said of them began
 */
record StakeholderView(
        UUID id,
        @Nullable UUID leadId,
        @Nullable UUID personId,
        List<BuyingRole> roles,
        boolean candidate,
        Stance stance,
        @Nullable Integer influence,
        @Nullable JobFunction jobFunction,
        @Nullable Seniority seniority,
        List<UUID> introducedBy,
        int resources,
        @Nullable List<String> equippedWith,
        ObjectionState objectionState,
        @Nullable String objection,
        @Nullable String addressed,
        Instant from,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant lastContactAt) {

    /** What became of what somebody holds against it. */
    enum ObjectionState {
        NONE,
        OPEN,
        ADDRESSED;

        static ObjectionState of(Seat seat) {
            return seat.objection() == null ? NONE : seat.addressed() == null ? OPEN : ADDRESSED;
        }
    }

    static StakeholderView of(Stakeholder stakeholder, boolean withWords) {
        Seat seat = stakeholder.seat();
        return new StakeholderView(
                stakeholder.id(),
                stakeholder.leadId(),
                stakeholder.personId(),
                List.copyOf(seat.roles()),
                seat.isCandidate(),
                seat.stance(),
                seat.influence(),
                seat.jobFunction(),
                seat.seniority(),
                seat.introducedBy(),
                seat.equippedWith().size(),
                withWords ? seat.equippedWith() : null,
                ObjectionState.of(seat),
                withWords ? seat.objection() : null,
                withWords ? seat.addressed() : null,
                stakeholder.joinedAt(),
                stakeholder.since(),
                stakeholder.leftAt(),
                stakeholder.lastContactAt());
    }
}
