package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.framework.Standings;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.publishing.QualificationEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Follows what becomes known of leads, or is known no more, without anybody having recorded it: because leads became
 * one, or two again.
 */
@ApplicationScoped
public class FollowMerges {

    private final RecordedFacts facts;
    private final Frameworks frameworks;
    private final Standings standings;
    private final QualificationEvents events;

    FollowMerges(RecordedFacts facts, Frameworks frameworks, Standings standings, QualificationEvents events) {
        this.facts = facts;
        this.frameworks = frameworks;
        this.standings = standings;
        this.events = events;
    }

    /** What is known of leads before something is told of them. */
    public Map<UUID, Map<String, Fact>> known(Collection<UUID> leads) {
        return leads.isEmpty() ? Map.of() : facts.ofAll(leads);
    }

    /**
     * Compares the leads anew, and tells of those of which something else is known now. A lead that is part of another
     * is compared with none.
     *
     * @param held the leads, which the caller holds
     * @param before what was known of them
     * @param at when it was told
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(Collection<Qualification> held, Map<UUID, Map<String, Fact>> before, Map<UUID, Instant> at) {
        if (held.isEmpty()) {
            return;
        }
        var now = facts.ofAll(held.stream().map(Qualification::leadId).toList());
        var standing = new HashMap<UUID, Map<String, Fact>>();
        held.forEach(lead -> standing.put(
                lead.leadId(), lead.mergedInto().isPresent() ? Map.of() : now.getOrDefault(lead.leadId(), Map.of())));
        frameworks.holdOffVersions();
        standings.replace(standing, frameworks.all());
        for (Qualification lead : held) {
            Map<String, Fact> known = now.getOrDefault(lead.leadId(), Map.of());
            if (lead.state().isPresent() && !known.equals(before.getOrDefault(lead.leadId(), Map.of()))) {
                lead.factsChanged();
                var event = FactsChanged.of(
                        lead.leadId(), frameworks.of(lead.leadId()).of(known));
                lead.published(events.publish(lead.leadId(), event, at.getOrDefault(lead.leadId(), Instant.EPOCH)));
            }
        }
    }
}
