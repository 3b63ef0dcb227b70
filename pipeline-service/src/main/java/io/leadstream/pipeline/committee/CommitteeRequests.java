package io.leadstream.pipeline.committee;

import io.leadstream.rest.BadInput;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies as they are sent. */
final class CommitteeRequests {

    private CommitteeRequests() {}

    /**
     * Somebody for the committee.
     *
     * @param roles none: a candidate
     * @param from since when they are there; null means now
     */
    @Schema(name = "NewStakeholder")
    record Joining(
            @Nullable UUID personId,
            @Nullable UUID leadId,
            @Nullable @Size(max = 8) Set<@NotNull BuyingRole> roles,
            @Nullable Stance stance,
            @Nullable @Min(1) @Max(5) Integer influence,
            @Nullable JobFunction jobFunction,
            @Nullable Seniority seniority,
            @Nullable @Size(max = 20) List<@NotNull UUID> introducedBy,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 300) String> equippedWith,
            @Nullable @Size(min = 1, max = 2000) String objection,
            @Nullable @Size(min = 1, max = 2000) String addressed,
            @Nullable Instant from) {

        Newcomer newcomer() {
            if ((personId == null) == (leadId == null)) {
                throw BadInput.of("personId", "must be given, or else leadId, and not both");
            }
            var seat = new Part(
                    roles, stance, influence, jobFunction, seniority, introducedBy, equippedWith, objection, addressed);
            return new Newcomer(leadId, personId, seat.seat());
        }
    }

    /** What a merge patch may name. */
    @Schema(name = "StakeholderPatch")
    record Part(
            @Nullable @Size(max = 8) Set<@NotNull BuyingRole> roles,
            @Nullable Stance stance,
            @Nullable @Min(1) @Max(5) Integer influence,
            @Nullable JobFunction jobFunction,
            @Nullable Seniority seniority,
            @Nullable @Size(max = 20) List<@NotNull UUID> introducedBy,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 300) String> equippedWith,
            @Nullable @Size(min = 1, max = 2000) String objection,
            @Nullable @Size(min = 1, max = 2000) String addressed) {

        static Part of(Seat seat) {
            return new Part(
                    seat.roles(),
                    seat.stance(),
                    seat.influence(),
                    seat.jobFunction(),
                    seat.seniority(),
                    seat.introducedBy(),
                    seat.equippedWith(),
                    seat.objection(),
                    seat.addressed());
        }

        Seat seat() {
            if (objection == null && addressed != null) {
                throw BadInput.of("addressed", "must be left out while no objection is known");
            }
            return new Seat(
                    roles == null ? Set.of() : roles,
                    stance == null ? Stance.UNKNOWN : stance,
                    influence,
                    jobFunction == JobFunction.UNKNOWN ? null : jobFunction,
                    seniority == Seniority.UNKNOWN ? null : seniority,
                    introducedBy == null
                            ? List.of()
                            : introducedBy.stream()
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList(),
                    equippedWith == null ? List.of() : equippedWith,
                    objection,
                    addressed);
        }
    }

    /** @param at when we spoke; null means now */
    @Schema(name = "StakeholderContact")
    record Contact(@Nullable Instant at) {}
}
