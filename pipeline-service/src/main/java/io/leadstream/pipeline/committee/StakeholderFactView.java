package io.leadstream.pipeline.committee;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dated change of a stakeholder, as it is shown.
 *
 * @param occurredAt since when it was so
 * @param knownAt when it was written down
 */
record StakeholderFactView(
        Stakeholders.FactType type,
        Instant occurredAt,
        Instant knownAt,
        String by,
        List<BuyingRole> roles,
        Stance stance,
        @Nullable Integer influence,
        List<UUID> introducedBy,
        int resources,
        @Nullable String objection,
        @Nullable String addressed) {

    static StakeholderFactView of(Stakeholders.Fact fact, boolean withWords) {
        Seat seat = fact.seat();
        return new StakeholderFactView(
                fact.type(),
                fact.occurredAt(),
                fact.knownAt(),
                fact.by(),
                List.copyOf(seat.roles()),
                seat.stance(),
                seat.influence(),
                seat.introducedBy(),
                seat.equippedWith().size(),
                withWords ? seat.objection() : null,
                withWords ? seat.addressed() : null);
    }
}
