package io.leadstream.pipeline.committee;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How we come to a decision maker.
 *
 * @param via stakeholders in order: the first is somebody with whom we spoke, each introduced the next, the last decides
 * @param direct whether that takes no introduction
 */
public record DecisionMakerPath(List<UUID> via, boolean direct) {

    /** The shortest chain of introductions; among equally short ones that by who came first. None: out of reach. */
    static Optional<DecisionMakerPath> shortest(Committee committee) {
        Map<UUID, UUID> cameFrom = new HashMap<>();
        Deque<Stakeholder> next = new ArrayDeque<>(committee.spokenTo());
        Set<UUID> seen = new HashSet<>(next.stream().map(Stakeholder::id).toList());
        while (!next.isEmpty()) {
            Stakeholder at = next.remove();
            if (at.holds(BuyingRole.DECISION_MAKER)) {
                return Optional.of(back(at.id(), cameFrom));
            }
            for (Stakeholder introduced : committee.members()) {
                if (introduced.seat().introducedBy().contains(at.id()) && seen.add(introduced.id())) {
                    cameFrom.put(introduced.id(), at.id());
                    next.add(introduced);
                }
            }
        }
        return Optional.empty();
    }

    private static DecisionMakerPath back(UUID end, Map<UUID, UUID> cameFrom) {
        List<UUID> via = new ArrayList<>();
        for (UUID at = end; at != null; at = cameFrom.get(at)) {
            via.addFirst(at);
        }
        return new DecisionMakerPath(List.copyOf(via), via.size() == 1);
    }
}
