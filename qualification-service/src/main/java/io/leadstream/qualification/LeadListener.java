package io.leadstream.qualification;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.qualification.account.MoveAccount;
import io.leadstream.qualification.lead.LeadBatch;
import io.leadstream.qualification.lead.LeadEvent;
import io.leadstream.qualification.lead.LeadFacts;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.scoring.LeadScores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what lead-service tells, and draws the consequences. Locks are taken in one order by everybody: leads, then
 * companies, then scores.
 */
@ApplicationScoped
class LeadListener implements EventHandler {

    private final Qualifications leads;
    private final LeadFacts facts;
    private final LeadScores scores;
    private final AssessLeads assessLeads;
    private final EraseLeads eraseLeads;
    private final MoveAccount moveAccount;
    private final EventReader<LeadEvent> reader;

    LeadListener(
            Qualifications leads,
            LeadFacts facts,
            LeadScores scores,
            AssessLeads assessLeads,
            EraseLeads eraseLeads,
            MoveAccount moveAccount,
            ObjectMapper mapper) {
        this.leads = leads;
        this.facts = facts;
        this.scores = scores;
        this.assessLeads = assessLeads;
        this.eraseLeads = eraseLeads;
        this.moveAccount = moveAccount;
        this.reader = new EventReader<>(LeadEvent.class, mapper);
    }

    @Override
    public String topic() {
        return "lead-events";
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Event> events) {
        var batch = LeadBatch.of(events, reader);
        Map<UUID, Qualification> held = leads.locked(batch.leads());
        eraseLeads.erase(held, batch.erased());
        batch.leaveOut(erased(held));
        facts.keep(batch);
        moveAccount.told(batch.companies());
        scores.lookAgain(batch.changedCompanies());
        assessLeads.toldBy(batch, held);
    }

    private static Set<UUID> erased(Map<UUID, Qualification> held) {
        return held.values().stream()
                .filter(Qualification::isErased)
                .map(Qualification::leadId)
                .collect(toSet());
    }
}
