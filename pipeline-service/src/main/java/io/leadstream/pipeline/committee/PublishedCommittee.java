package io.leadstream.pipeline.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of committees: ids, roles, standing, risks; no word about a person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface PublishedCommittee {

    /**
     * The committee of a deal changed; all values as they are now.
     *
     * @param stakeholderIds whom the change concerns
     */
    @EventType("deal.committee-changed.v1")
    record CommitteeChanged(
            UUID dealId,
            String pipeline,
            int version,
            Change change,
            List<UUID> stakeholderIds,
            List<Member> members,
            Covered coverage,
            String by)
            implements PublishedCommittee {}

    /** What happened to the committee. */
    enum Change {
        CANDIDATES,
        JOINED,
        CHANGED,
        CONTACTED,
        LEFT,
        ERASED
    }

    /** Somebody who is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(
            UUID stakeholderId,
            @Nullable UUID leadId,
            @Nullable UUID personId,
            List<BuyingRole> roles,
            Stance stance,
            @Nullable Integer influence,
            @Nullable JobFunction jobFunction,
            @Nullable Seniority seniority,
            Instant joinedAt,
            @Nullable Instant lastContactAt) {

        static Member of(Stakeholder member) {
            Seat seat = member.seat();
            return new Member(
                    member.id(),
                    member.leadId(),
                    member.personId(),
                    List.copyOf(seat.roles()),
                    seat.stance(),
                    seat.influence(),
                    seat.jobFunction(),
                    seat.seniority(),
                    member.joinedAt(),
                    member.lastContactAt());
        }
    }

    /** How well it is covered. */
    record Covered(int people, int spokenTo, List<BuyingRole> roles, List<Risk> risks) {

        static Covered of(Coverage coverage) {
            return new Covered(
                    coverage.people(),
                    coverage.spokenTo(),
                    List.copyOf(coverage.roles().keySet()),
                    coverage.risks().stream().map(Coverage.Exposure::risk).toList());
        }
    }

    static CommitteeChanged changed(
            DealDesk.Present deal, Change change, List<UUID> about, Committee committee, Coverage coverage, By by) {
        return new CommitteeChanged(
                deal.id(),
                deal.pipeline().key(),
                deal.pipeline().version(),
                change,
                about,
                committee.members().stream().map(Member::of).toList(),
                Covered.of(coverage),
                by.actor());
    }
}
