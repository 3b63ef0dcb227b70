package io.leadstream.pipeline.committee;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who of the buying side is there at one time, candidates among them.
 *
 * @param members in the order in which they came
 */
public record Committee(UUID dealId, Instant asOf, List<Stakeholder> members) {

    public Committee {
        members = List.copyOf(members);
    }

    List<Stakeholder> holding(BuyingRole role) {
        return members.stream().filter(member -> member.holds(role)).toList();
    }

    /** Everybody with whom we spoke. */
    List<Stakeholder> spokenTo() {
        return members.stream().filter(Stakeholder::wasSpokenTo).toList();
    }

    /** Who holds which role; a role that nobody holds is not in it. */
    Map<BuyingRole, List<UUID>> roles() {
        var roles = new EnumMap<BuyingRole, List<UUID>>(BuyingRole.class);
        for (BuyingRole role : BuyingRole.values()) {
            List<UUID> holders = holding(role).stream().map(Stakeholder::id).toList();
            if (!holders.isEmpty()) {
                roles.put(role, holders);
            }
        }
        return roles;
    }
}
