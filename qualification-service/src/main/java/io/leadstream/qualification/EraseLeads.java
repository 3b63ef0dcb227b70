package io.leadstream.qualification;

import io.leadstream.qualification.discovery.Confirmations;
import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.framework.Standings;
import io.leadstream.qualification.lead.LeadFacts;
import io.leadstream.qualification.lifecycle.AcceptanceTargets;
import io.leadstream.qualification.lifecycle.LifecycleSteps;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.override.ScoreOverrides;
import io.leadstream.qualification.queue.WorkQueue;
import io.leadstream.qualification.rehearsal.Rehearsals;
import io.leadstream.qualification.scoring.LeadScores;
import io.leadstream.rest.IdempotentAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Forgets leads: what was told and found out about them, their moves, scores and answers; only their ids stay. */
@ApplicationScoped
class EraseLeads {

    private final LeadFacts facts;
    private final LeadScores scores;
    private final LifecycleSteps steps;
    private final RecordedFacts recordedFacts;
    private final Rehearsals rehearsals;
    private final ScoreOverrides overrides;
    private final Confirmations confirmations;
    private final Frameworks frameworks;
    private final Standings standings;
    private final IdempotentAnswers answers;
    private final WorkQueue queue;
    private final AcceptanceTargets targets;

    EraseLeads(
            LeadFacts facts,
            LeadScores scores,
            LifecycleSteps steps,
            RecordedFacts recordedFacts,
            Rehearsals rehearsals,
            ScoreOverrides overrides,
            Confirmations confirmations,
            Frameworks frameworks,
            Standings standings,
            IdempotentAnswers answers,
            WorkQueue queue,
            AcceptanceTargets targets) {
        this.facts = facts;
        this.scores = scores;
        this.steps = steps;
        this.recordedFacts = recordedFacts;
        this.rehearsals = rehearsals;
        this.overrides = overrides;
        this.confirmations = confirmations;
        this.frameworks = frameworks;
        this.standings = standings;
        this.answers = answers;
        this.queue = queue;
        this.targets = targets;
    }

    void erase(Map<UUID, Qualification> held, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        facts.erase(ids);
        scores.erase(ids);
        queue.erase(ids);
        targets.erase(ids);
        steps.erase(ids);
        recordedFacts.erase(ids);
        rehearsals.erase(ids);
        overrides.erase(ids);
        confirmations.erase(ids);
        frameworks.erase(ids);
        standings.erase(ids);
        for (UUID id : ids) {
            answers.forget(id.toString());
            Qualification lead = held.get(id);
            if (lead != null) {
                lead.erase();
            }
        }
    }
}
