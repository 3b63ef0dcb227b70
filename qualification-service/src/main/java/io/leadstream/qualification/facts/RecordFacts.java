package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFact;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.framework.Standings;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.rest.BadInput;
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

/** Records what was found out about a lead, and by which framework it counts: change, history and event in one. */
@ApplicationScoped
class RecordFacts {

    private final Qualifications leads;
    private final RecordedFacts facts;
    private final Frameworks frameworks;
    private final Standings standings;
    private final QualificationEvents events;
    private final Clock clock;

    RecordFacts(
            Qualifications leads,
            RecordedFacts facts,
            Frameworks frameworks,
            Standings standings,
            QualificationEvents events,
            Clock clock) {
        this.leads = leads;
        this.facts = facts;
        this.frameworks = frameworks;
        this.standings = standings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Replaces the facts that are named; an empty one clears its word.
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

    /**
     * Lets another framework count for a lead, or the default again; the facts stay as they are.
     *
     * @param ifMatch may be absent while none was chosen
     */
    @Transactional
    Qualification choose(UUID leadId, @Nullable String ifMatch, @Nullable String framework, String by) {
        Qualification lead = leads.locked(leadId);
        Instant at = clock.instant();
        var present = frameworks.choiceOf(leadId, at);
        if (present.chosen()) {
            EntityTags.require(ifMatch, lead.version());
        } else {
            EntityTags.check(ifMatch, lead.version());
        }
        if (framework != null && frameworks.find(framework).isEmpty()) {
            throw BadInput.of("framework", "is unknown; GET /api/frameworks lists them");
        }
        if (Objects.equals(framework, present.chosen() ? present.framework().key() : null)) {
            events.nameOnAnswer(leadId, lead.lastEvent());
        } else {
            lead.factsChanged();
            frameworks.choose(leadId, lead.version(), framework, at, by);
            publish(lead, facts.of(leadId), at);
        }
        return lead;
    }

    private void keep(Qualification lead, Map<String, Optional<Fact>> changes, String by) {
        Instant at = clock.instant();
        lead.factsChanged();
        changes.forEach((word, fact) ->
                facts.persist(new RecordedFact(lead.leadId(), lead.version(), word, fact.orElse(null), at, by)));
        facts.flush();
        Map<String, Fact> known = facts.of(lead.leadId());
        frameworks.holdOffVersions();
        standings.replace(Map.of(lead.leadId(), known), frameworks.all());
        publish(lead, known, at);
    }

    private void publish(Qualification lead, Map<String, Fact> known, Instant at) {
        var event = FactsChanged.of(lead.leadId(), frameworks.of(lead.leadId()).of(known));
        lead.published(events.publish(lead.leadId(), event, at));
    }
}
