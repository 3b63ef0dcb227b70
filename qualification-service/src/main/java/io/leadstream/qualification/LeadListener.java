package io.leadstream.qualification;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.qualification.account.MoveAccount;
import io.leadstream.qualification.facts.FollowMerges;
import io.leadstream.qualification.lead.LeadBatch;
import io.leadstream.qualification.lead.LeadEvent;
import io.leadstream.qualification.lead.LeadFacts;
import io.leadstream.qualification.lead.LeadMerges;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.scoring.LeadScores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what lead-service tells, and draws the consequences. Locks are taken in one order by everybody: the scoring
 * model, leads, then companies, then scores.
 */
@ApplicationScoped
class LeadListener implements EventHandler {

    private final Qualifications leads;
    private final LeadFacts facts;
    private final LeadMerges merges;
    private final LeadScores scores;
    private final AssessLeads assessLeads;
    private final EraseLeads eraseLeads;
    private final FollowMerges followMerges;
    private final MoveAccount moveAccount;
    private final EventReader<LeadEvent> reader;

    LeadListener(
            Qualifications leads,
            LeadFacts facts,
            LeadMerges merges,
            LeadScores scores,
            AssessLeads assessLeads,
            EraseLeads eraseLeads,
            FollowMerges followMerges,
            MoveAccount moveAccount,
            ObjectMapper mapper) {
        this.leads = leads;
        this.facts = facts;
        this.merges = merges;
        this.scores = scores;
        this.assessLeads = assessLeads;
        this.eraseLeads = eraseLeads;
        this.followMerges = followMerges;
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
        assessLeads.holdModel();
        var batch = LeadBatch.of(events, reader);
        Map<UUID, Qualification> held = hold(batch);
        var rejoined = rejoined(batch, held);
        var known = followMerges.known(rejoined.keySet());
        eraseLeads.erase(held, batch.erased());
        batch.leaveOut(erased(held));
        facts.keep(batch, assessLeads.rollsUp());
        Map<UUID, UUID> into = merges.into(batch.joined());
        batch.joined().forEach(lead -> isPartOf(held, lead, into.get(lead)));
        followMerges.follow(rejoined.values(), known, batch.earliest());
        moveAccount.told(batch.companies());
        scores.lookAgain(batch.changedCompanies());
        assessLeads.toldBy(batch, held);
    }

    /**
     * Holds the leads that a batch is about, and those that they are part of. Of that another batch may tell meanwhile:
     * so it is looked at again under the lock.
     */
    private Map<UUID, Qualification> hold(LeadBatch batch) {
        Map<UUID, Set<UUID>> survivors = merges.survivorsOf(batch.leads());
        Map<UUID, Qualification> held = leads.locked(all(batch, survivors));
        Map<UUID, Set<UUID>> now = merges.survivorsOf(batch.leads());
        if (!now.equals(survivors)) {
            held = leads.locked(all(batch, now));
        }
        now.forEach(batch::concerns);
        return held;
    }

    /** The leads of which more or less is known now, because of what is or no longer is part of them. */
    private Map<UUID, Qualification> rejoined(LeadBatch batch, Map<UUID, Qualification> held) {
        Set<UUID> lower = new TreeSet<>(batch.joined());
        lower.addAll(batch.survivors());
        lower.addAll(batch.erased());
        Set<UUID> all = new TreeSet<>(batch.joined());
        all.addAll(batch.survivors());
        merges.survivorsOf(lower).values().forEach(all::addAll);
        var rejoined = new TreeMap<UUID, Qualification>();
        for (UUID lead : all) {
            Qualification known = held.get(lead);
            if (known != null && !known.isErased() && !batch.erased().contains(lead)) {
                rejoined.put(lead, known);
            }
        }
        return rejoined;
    }

    private static Set<UUID> all(LeadBatch batch, Map<UUID, Set<UUID>> survivors) {
        var all = new TreeSet<>(batch.leads());
        survivors.values().forEach(all::addAll);
        return all;
    }

    private static void isPartOf(Map<UUID, Qualification> held, UUID lead, @Nullable UUID survivor) {
        Qualification known = held.get(lead);
        if (known != null) {
            known.isPartOf(survivor);
        }
    }

    private static Set<UUID> erased(Map<UUID, Qualification> held) {
        return held.values().stream()
                .filter(Qualification::isErased)
                .map(Qualification::leadId)
                .collect(toSet());
    }
}
