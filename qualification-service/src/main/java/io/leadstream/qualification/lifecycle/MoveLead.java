package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.framework.Frameworks;
import io.leadstream.qualification.framework.RecordedFacts;
import io.leadstream.qualification.lead.LeadHistories;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves a lead by a person's command: change, history and event in one transaction. */
@ApplicationScoped
class MoveLead {

    private final Qualifications leads;
    private final LifecycleSteps steps;
    private final LeadHistories histories;
    private final RecordedFacts facts;
    private final Frameworks frameworks;
    private final QualificationEvents events;
    private final Clock clock;
    private final Event<LeadMoved> moves;
    private final AcceptanceTargets targets;

    MoveLead(
            Qualifications leads,
            LifecycleSteps steps,
            LeadHistories histories,
            RecordedFacts facts,
            Frameworks frameworks,
            QualificationEvents events,
            Clock clock,
            Event<LeadMoved> moves,
            AcceptanceTargets targets) {
        this.leads = leads;
        this.steps = steps;
        this.histories = histories;
        this.facts = facts;
        this.frameworks = frameworks;
        this.events = events;
        this.clock = clock;
        this.moves = moves;
        this.targets = targets;
    }

    /** A command as the lead takes it. */
    @FunctionalInterface
    private interface Command {
        Optional<LifecycleStep> on(Qualification lead, Instant at);
    }

    @Transactional
    Qualification accept(UUID leadId, @Nullable String ifMatch, String by) {
        return move(leadId, ifMatch, (lead, at) -> lead.accept(at, by));
    }

    @Transactional
    Qualification qualify(UUID leadId, @Nullable String ifMatch, String by) {
        return move(
                leadId,
                ifMatch,
                (lead, at) -> lead.qualify(at, by, frameworks.of(leadId).of(facts.of(leadId))));
    }

    @Transactional
    Qualification disqualify(UUID leadId, @Nullable String ifMatch, String by, String reason) {
        return move(leadId, ifMatch, (lead, at) -> lead.disqualify(at, by, reason));
    }

    @Transactional
    Qualification recycle(UUID leadId, @Nullable String ifMatch, String by, String reason) {
        return move(leadId, ifMatch, (lead, at) -> lead.recycle(at, by, reason));
    }

    @Transactional
    Qualification reject(UUID leadId, @Nullable String ifMatch, String by, Rejection why) {
        return move(
                leadId,
                ifMatch,
                (lead, at) -> isRejectedAlready(lead, why) ? Optional.empty() : lead.reject(at, by, why));
    }

    /** The same rejection again: it is the lead's last move. */
    private boolean isRejectedAlready(Qualification lead, Rejection why) {
        return steps.of(lead.leadId()).reversed().stream()
                .findFirst()
                .filter(last -> last.from() == Lifecycle.MQL && last.to() == why.to())
                .filter(last -> why.reason().name().equals(last.reason()))
                .isPresent();
    }

    private Qualification move(UUID leadId, @Nullable String ifMatch, Command command) {
        Qualification lead = leads.locked(leadId);
        EntityTags.check(ifMatch, lead.version());
        command.on(lead, clock.instant())
                .ifPresentOrElse(step -> keep(lead, step), () -> events.nameOnAnswer(leadId, lead.lastEvent()));
        return lead;
    }

    private void keep(Qualification lead, LifecycleStep step) {
        steps.persist(step);
        targets.moved(List.of(step));
        moves.fire(new LeadMoved(step.leadId(), step.to(), step.at()));
        var event = LifecycleChanged.of(step, histories.of(lead.leadId()).latest());
        lead.published(events.publish(lead.leadId(), event, step.at()));
    }
}
