package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Framework;
import io.leadstream.qualification.framework.RecordedFact;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what was found out about a lead: change, history and event in one transaction. */
@ApplicationScoped
class RecordFacts {

    private final Qualifications leads;
    private final RecordedFacts facts;
    private final QualificationEvents events;
    private final Clock clock;

    RecordFacts(Qualifications leads, RecordedFacts facts, QualificationEvents events, Clock clock) {
        this.leads = leads;
        this.facts = facts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Replaces the facts that are named; an empty one clears its criterion.
     *
     * @param ifMatch may be absent while nothing is known of the lead
     */
    @Transactional
    Qualification record(UUID leadId, @Nullable String ifMatch, Map<String, Optional<Fact>> named, String by) {
        Qualification lead = leads.locked(leadId);
        Map<String, Fact> known = facts.of(leadId);
        if (known.isEmpty()) {
            EntityTags.check(ifMatch, lead.version());
        } else {
            EntityTags.require(ifMatch, lead.version());
        }
        Map<String, Optional<Fact>> changes = new HashMap<>(named);
        changes.entrySet()
                .removeIf(change -> Objects.equals(change.getValue(), Optional.ofNullable(known.get(change.getKey()))));
        if (changes.isEmpty()) {
            events.nameOnAnswer(leadId, lead.lastEvent());
        } else {
            keep(lead, changes, by);
        }
        return lead;
    }

    private void keep(Qualification lead, Map<String, Optional<Fact>> changes, String by) {
        Instant at = clock.instant();
        lead.factsChanged();
        changes.forEach((criterion, fact) ->
                facts.persist(new RecordedFact(lead.leadId(), lead.version(), criterion, fact.orElse(null), at, by)));
        facts.flush();
        var event = FactsChanged.of(lead.leadId(), Framework.BANT.of(facts.of(lead.leadId())));
        lead.published(events.publish(lead.leadId(), event, at));
    }
}
