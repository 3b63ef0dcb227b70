package io.leadstream.lead.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.AssignLead;
import io.leadstream.lead.card.Judged;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.LeadsWritten;
import io.leadstream.lead.card.OwnerChanged;
import io.leadstream.lead.rule.Attributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Gives the leads that wait to reps, some at a time. Lead, turn, explanation and event are written in one transaction: a
 * kill leaves the lead waiting or assigned, never twice. One instance decides at a time; another takes over when it ends.
 */
@ApplicationScoped
class RouteLeads {

    private static final int AT_ONCE = 200;

    private final Boards boards;
    private final Queue queue;
    private final Judged judged;
    private final AssignLead assignLead;
    private final Event<LeadsWritten> written;
    private final EntityManager entities;
    private final ObjectMapper mapper;
    private final Clock clock;

    RouteLeads(
            Boards boards,
            Queue queue,
            Judged judged,
            AssignLead assignLead,
            Event<LeadsWritten> written,
            EntityManager entities,
            ObjectMapper mapper,
            Clock clock) {
        this.boards = boards;
        this.queue = queue;
        this.judged = judged;
        this.assignLead = assignLead;
        this.written = written;
        this.entities = entities;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Decides on those whose time has come; returns on how many. */
    @Transactional
    int routeSome() {
        Instant now = clock.instant();
        if (!queue.hasDue(now) || !boards.tryToHold()) {
            return 0;
        }
        List<UUID> due = queue.due(now, AT_ONCE);
        Map<UUID, Lead> leads = locked(due);
        Boards.SetUp setUp = boards.setUp(null, now);
        List<Lead> given =
                route(due.stream().map(leads::get).filter(Objects::nonNull).toList(), setUp, now);
        boards.keep(setUp);
        entities.flush();
        if (!given.isEmpty()) {
            written.fire(new LeadsWritten(given));
        }
        return leads.size();
    }

    /** Returns those that somebody got. */
    private List<Lead> route(List<Lead> leads, Boards.SetUp setUp, Instant now) {
        Map<UUID, Attributes> attributes = judged.of(leads);
        var given = new ArrayList<Lead>();
        var kept = new ArrayList<Queue.Kept>();
        for (Lead lead : leads) {
            if (lead.owner() != null) {
                queue.remove(lead.id()); // somebody was faster
            } else if (lead.mergedInto().isEmpty()) { // else it waits till they are two again
                Decision decision = setUp.board().decide(Objects.requireNonNull(attributes.get(lead.id())), now);
                if (decision.owner() == null) {
                    kept.add(new Queue.Kept(lead.id(), decision, steps(decision)));
                } else {
                    assignLead.assign(lead, decision.owner(), why(decision, setUp.rulesVersion()));
                    given.add(lead);
                }
            }
        }
        queue.keep(kept, now);
        return given;
    }

    private OwnerChanged.Assigning why(Decision decision, long rulesVersion) {
        return new OwnerChanged.Assigning(
                LeadEvent.AssignedBy.RULE, null, decision.rule(), rulesVersion, null, steps(decision));
    }

    private String steps(Decision decision) {
        try {
            return mapper.writeValueAsString(decision.steps());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision can be written", e);
        }
    }

    /** A lead that somebody is busy with is left for the next time. */
    private Map<UUID, Lead> locked(List<UUID> ids) {
        @SuppressWarnings("unchecked")
        List<Lead> found = entities.createNativeQuery(
                        "select l.* from lead l where l.id = any (cast(:ids as uuid[])) for update skip locked",
                        Lead.class)
                .setParameter(
                        "ids",
                        "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}")
                .getResultList();
        var leads = new HashMap<UUID, Lead>();
        found.forEach(lead -> leads.put(lead.id(), lead));
        return leads;
    }
}
