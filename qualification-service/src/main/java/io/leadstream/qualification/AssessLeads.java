package io.leadstream.qualification;

import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Outbox.Draft;
import io.leadstream.qualification.lead.Colleagues;
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
import io.leadstream.qualification.override.ScoreOverride;
import io.leadstream.qualification.override.ScoreOverrides;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.qualification.queue.QueuedLead;
import io.leadstream.qualification.queue.WorkQueue;
import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.qualification.scoring.LeadScore;
import io.leadstream.qualification.scoring.LeadScored;
import io.leadstream.qualification.scoring.LeadScores;
import io.leadstream.qualification.scoring.Rescorings;
import io.leadstream.qualification.scoring.Score;
import io.leadstream.qualification.scoring.ScoringModel;
import io.leadstream.qualification.scoring.ScoringModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores leads and moves them by rule, in sets: however many leads, the statements are as many. */
@ApplicationScoped
class AssessLeads {

    private final Qualifications leads;
    private final LifecycleSteps steps;
    private final LeadFacts facts;
    private final LeadHistories histories;
    private final Colleagues colleagues;
    private final LeadScores scores;
    private final ScoringModels models;
    private final Rescorings rescorings;
    private final ScoreOverrides overrides;
    private final QualificationEvents events;
    private final WorkQueue queue;
    private final AcceptanceTargets targets;

    AssessLeads(
            Qualifications leads,
            LifecycleSteps steps,
            LeadFacts facts,
            LeadHistories histories,
            Colleagues colleagues,
            LeadScores scores,
            ScoringModels models,
            Rescorings rescorings,
            ScoreOverrides overrides,
            QualificationEvents events,
            WorkQueue queue,
            AcceptanceTargets targets) {
        this.leads = leads;
        this.steps = steps;
        this.facts = facts;
        this.histories = histories;
        this.colleagues = colleagues;
        this.scores = scores;
        this.models = models;
        this.rescorings = rescorings;
        this.overrides = overrides;
        this.events = events;
        this.queue = queue;
        this.targets = targets;
    }

    /** Assesses the leads of which a batch tells; the caller holds them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void toldBy(LeadBatch batch, Map<UUID, Qualification> held) {
        Map<UUID, Instant> from = batch.earliest();
        Map<UUID, Event> causes = batch.latest();
        var round = new Round(models.current(), from.keySet());
        if (round.model.rollsUp()) {
            scores.lookAgainAtColleagues(from);
        }
        var last = scores.of(from.keySet());
        told(from.keySet(), round.model).forEach((id, history) -> {
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
        models.hold();
        List<LeadScore> due = scores.takeDue(now, limit);
        var ids = due.stream().map(LeadScore::leadId).toList();
        var held = leads.locked(ids);
        facts.lockCompaniesOf(ids);
        var round = new Round(models.current(), ids);
        var told = told(ids, round.model);
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

    /**
     * Scores leads again whose score is of another version than the one in force.
     *
     * @param after where to go on, in the order of the ids
     * @return the last of them; empty when there are no more after that one but those that somebody else holds
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<UUID> again(UUID after, int limit) {
        models.hold();
        ScoringModel model = models.current();
        List<LeadScore> outdated = scores.takeOutdated(model.version(), after, limit);
        var ids = outdated.stream().map(LeadScore::leadId).toList();
        var held = leads.held(ids);
        facts.lockCompaniesOf(ids);
        var round = new Round(model, ids);
        var told = round.needsColleagues(outdated) ? colleagues.of(ids) : histories.of(ids);
        for (LeadScore last : outdated) {
            Qualification lead = held.get(last.leadId());
            LeadHistory history = told.get(last.leadId());
            if (lead != null && history != null) {
                round.assessAgain(lead, history, last);
            }
        }
        round.finish();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast());
    }

    /** Has the scoring model stay in force until the transaction ends. */
    void holdModel() {
        models.hold();
    }

    /** Whether what a lead does counts for its colleagues. */
    boolean rollsUp() {
        return models.current().rollsUp();
    }

    private Map<UUID, LeadHistory> told(Collection<UUID> ids, ScoringModel model) {
        return model.rollsUp() ? colleagues.of(ids) : histories.of(ids);
    }

    /** What one transaction finds out, written together at its end. */
    private final class Round {

        /** An event to be published; a move is remembered on its lead. */
        private record Pending(Draft draft, @Nullable Qualification moved) {}

        private final List<Pending> pending = new ArrayList<>();
        private final List<LeadScore> assessed = new ArrayList<>();
        private final List<QueuedLead> queued = new ArrayList<>();
        private final List<UUID> leaving = new ArrayList<>();
        private final List<LifecycleStep> moved = new ArrayList<>();
        private final Map<Integer, ScoringModel> before = new HashMap<>();
        private final ScoringModel model;
        private final Map<UUID, ScoreOverride> given;
        private final List<UUID> over = new ArrayList<>();
        private int scoredAgain;
        private int changed;

        /** The caller holds the leads. */
        Round(ScoringModel model, Collection<UUID> ids) {
            this.model = model;
            this.given = overrides.openOf(ids);
        }

        void assess(Qualification lead, LeadHistory history, Instant from, @Nullable LeadScore last, boolean byEvent) {
            giveBack(lead, history);
            Assessment.of(lead, history, model, from, last).ifPresent(found -> {
                found.steps().forEach(step -> add(step, history, lead));
                note(last, false);
                add(found.score(), isNews(found.score(), last, byEvent));
                queue(lead, history, found.score());
            });
        }

        private void giveBack(Qualification lead, LeadHistory history) {
            if (GiveBack.isPossible(lead, history)) {
                new GiveBack(lead, history, steps.of(lead.leadId()), models::at, model)
                        .step()
                        .ifPresent(step -> add(step, history, lead));
            }
        }

        /** By another version than the last score: it is news where the versions differ on the lead as it is now. */
        void assessAgain(Qualification lead, LeadHistory history, LeadScore last) {
            Assessment.of(lead, history, model, model.since(), last).ifPresent(found -> {
                found.steps().forEach(step -> add(step, history, lead));
                Instant at = found.score().scoredAt();
                Score by = version(last.modelVersion()).scoreOnly(history.seenAt(at), at);
                boolean isNews = !by.equals(found.score().score());
                note(last, isNews);
                add(found.score(), isNews);
                queue(lead, history, found.score());
            });
        }

        /** A score by another version is one less to be scored again, whatever brought it about. */
        private void note(@Nullable LeadScore last, boolean isChanged) {
            if (last != null && last.modelVersion() != model.version()) {
                scoredAgain++;
                changed += isChanged ? 1 : 0;
            }
        }

        /** Of a lead that is part of another its survivor is who is called. */
        private void queue(Qualification lead, LeadHistory history, LeadScore score) {
            if (lead.mergedInto().isPresent()) {
                leaving.add(lead.leadId());
            }
            lead.state()
                    .filter(state -> lead.mergedInto().isEmpty())
                    .map(state -> new QueuedLead(lead.leadId(), state, history.latest(), score.score()))
                    .ifPresent(queued::add);
        }

        /** Whether any of the versions that are compared looks at colleagues. */
        private boolean needsColleagues(List<LeadScore> outdated) {
            return model.rollsUp()
                    || outdated.stream().map(LeadScore::modelVersion).distinct().anyMatch(number -> version(number)
                            .rollsUp());
        }

        private ScoringModel version(int number) {
            return before.computeIfAbsent(number, any -> models.version(any).orElse(model));
        }

        private static boolean isNews(LeadScore score, @Nullable LeadScore last, boolean byEvent) {
            return last == null || !(byEvent ? score.score().equals(last.score()) : score.isOnlyDecayedFrom(last));
        }

        private void add(LifecycleStep step, LeadHistory history, Qualification lead) {
            steps.persist(step);
            moved.add(step);
            var event = LifecycleChanged.of(step, history.seenAt(step.at()));
            var draft = QualificationEvents.draft(lead.leadId().toString(), event, step.at());
            pending.add(new Pending(draft, lead));
        }

        private void add(LeadScore score, boolean isNews) {
            ScoreOverride override = given.get(score.leadId());
            boolean isOver = override != null && override.isOverAt(score.scoredAt());
            if (isOver) {
                over.add(score.leadId());
            }
            GivenScore published = override == null || isOver ? null : override.given();
            assessed.add(published == null || published.until() == null ? score : score.dueBy(published.until()));
            if (isNews || isOver) {
                String subject = score.leadId().toString();
                var draft = QualificationEvents.draft(subject, LeadScored.of(score, published), score.scoredAt());
                pending.add(new Pending(draft, null));
            }
        }

        void finish() {
            assessed.stream()
                    .map(LeadScore::scoredAt)
                    .min(Instant::compareTo)
                    .ifPresent(at -> models.announce(model, at));
            scores.save(assessed);
            queue.keep(queued);
            queue.leave(leaving);
            targets.moved(moved);
            overrides.endOver(over);
            List<EventRef> refs =
                    events.publish(pending.stream().map(Pending::draft).toList());
            if (scoredAgain > 0) {
                rescorings.count(model.version(), scoredAgain, changed);
            }
            for (int i = 0; i < refs.size(); i++) {
                Qualification moved = pending.get(i).moved();
                if (moved != null) {
                    moved.published(refs.get(i).sequence());
                }
            }
        }
    }
}
