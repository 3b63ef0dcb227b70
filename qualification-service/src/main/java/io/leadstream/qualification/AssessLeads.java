package io.leadstream.qualification;

import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Outbox.Draft;
import io.leadstream.qualification.lead.LeadBatch;
import io.leadstream.qualification.lead.LeadFacts;
import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lifecycle.AcceptanceTargets;
import io.leadstream.qualification.lifecycle.LifecycleChanged;
import io.leadstream.qualification.lifecycle.LifecycleStep;
import io.leadstream.qualification.lifecycle.LifecycleSteps;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.qualification.queue.QueuedLead;
import io.leadstream.qualification.queue.WorkQueue;
import io.leadstream.qualification.scoring.LeadScore;
import io.leadstream.qualification.scoring.LeadScored;
import io.leadstream.qualification.scoring.LeadScores;
import io.leadstream.qualification.scoring.ScoringModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores leads and moves them by rule, in sets: however many leads, the statements are as many. */
@ApplicationScoped
class AssessLeads {

    private final Qualifications leads;
    private final LifecycleSteps steps;
    private final LeadFacts facts;
    private final LeadHistories histories;
    private final LeadScores scores;
    private final ScoringModels models;
    private final QualificationEvents events;
    private final WorkQueue queue;
    private final AcceptanceTargets targets;

    AssessLeads(
            Qualifications leads,
            LifecycleSteps steps,
            LeadFacts facts,
            LeadHistories histories,
            LeadScores scores,
            ScoringModels models,
            QualificationEvents events,
            WorkQueue queue,
            AcceptanceTargets targets) {
        this.leads = leads;
        this.steps = steps;
        this.facts = facts;
        this.histories = histories;
        this.scores = scores;
        this.models = models;
        this.events = events;
        this.queue = queue;
        this.targets = targets;
    }

    /** Assesses the leads of which a batch tells; the caller holds them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void toldBy(LeadBatch batch, Map<UUID, Qualification> held) {
        Map<UUID, Instant> from = batch.earliest();
        Map<UUID, Event> causes = batch.latest();
        var last = scores.of(from.keySet());
        var round = new Round();
        histories.of(from.keySet()).forEach((id, history) -> {
            Qualification lead = held.get(id);
            Event cause = causes.get(id);
            if (lead != null && cause != null) {
                Instant start = from.getOrDefault(id, cause.knownAt());
                cause.inItsTrace(() -> round.assess(lead, history, start, last.get(id), true));
            }
        });
        round.finish();
    }

    /**
     * Assesses leads that are due although nothing was told of them.
     *
     * @return how many; fewer than the limit when no more are due
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int due(Instant now, int limit) {
        List<LeadScore> due = scores.takeDue(now, limit);
        var ids = due.stream().map(LeadScore::leadId).toList();
        var held = leads.locked(ids);
        facts.lockCompaniesOf(ids);
        var told = histories.of(ids);
        var round = new Round();
        for (LeadScore last : due) {
            Qualification lead = held.get(last.leadId());
            LeadHistory history = told.get(last.leadId());
            if (lead != null && history != null && last.dueAt() != null) {
                round.assess(lead, history, last.dueAt(), last, false);
            }
        }
        round.finish();
        return due.size();
    }

    /** What one transaction finds out, written together at its end. */
    private final class Round {

        /** An event to be published; a move is remembered on its lead. */
        private record Pending(Draft draft, @Nullable Qualification moved) {}

        private final List<Pending> pending = new ArrayList<>();
        private final List<LeadScore> assessed = new ArrayList<>();
        private final List<QueuedLead> queued = new ArrayList<>();
        private final List<LifecycleStep> moved = new ArrayList<>();

        void assess(Qualification lead, LeadHistory history, Instant from, @Nullable LeadScore last, boolean byEvent) {
            Assessment.of(lead, history, models.current(), from, last).ifPresent(found -> {
                found.steps().forEach(step -> add(step, history, lead));
                add(found.score(), last, byEvent);
                lead.state()
                        .map(state -> new QueuedLead(
                                lead.leadId(),
                                state,
                                history.latest(),
                                found.score().score()))
                        .ifPresent(queued::add);
            });
        }

        private void add(LifecycleStep step, LeadHistory history, Qualification lead) {
            steps.persist(step);
            moved.add(step);
            var event = LifecycleChanged.of(step, history.seenAt(step.at()));
            var draft = QualificationEvents.draft(lead.leadId().toString(), event, step.at());
            pending.add(new Pending(draft, lead));
        }

        private void add(LeadScore score, @Nullable LeadScore last, boolean byEvent) {
            assessed.add(score);
            if (last == null || !(byEvent ? score.score().equals(last.score()) : score.isOnlyDecayedFrom(last))) {
                String subject = score.leadId().toString();
                var draft = QualificationEvents.draft(subject, LeadScored.of(score), score.scoredAt());
                pending.add(new Pending(draft, null));
            }
        }

        void finish() {
            assessed.stream().map(LeadScore::scoredAt).min(Instant::compareTo).ifPresent(models::activate);
            scores.save(assessed);
            queue.keep(queued);
            targets.moved(moved);
            List<EventRef> refs =
                    events.publish(pending.stream().map(Pending::draft).toList());
            for (int i = 0; i < refs.size(); i++) {
                Qualification moved = pending.get(i).moved();
                if (moved != null) {
                    moved.published(refs.get(i).sequence());
                }
            }
        }
    }
}
