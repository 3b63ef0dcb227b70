package io.leadstream.qualification.override;

import io.leadstream.qualification.lead.Colleagues;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.lifecycle.Qualifications;
import io.leadstream.qualification.publishing.QualificationEvents;
import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.qualification.scoring.LeadScore;
import io.leadstream.qualification.scoring.LeadScored;
import io.leadstream.qualification.scoring.Score;
import io.leadstream.qualification.scoring.ScoringModel;
import io.leadstream.qualification.scoring.ScoringModels;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a lead a score or a grade by hand, and takes it back. What is computed goes on being computed. */
@ApplicationScoped
class OverrideScore {

    private final Qualifications leads;
    private final Colleagues histories;
    private final ScoringModels models;
    private final ScoreOverrides overrides;
    private final QualificationEvents events;
    private final Clock clock;

    OverrideScore(
            Qualifications leads,
            Colleagues histories,
            ScoringModels models,
            ScoreOverrides overrides,
            QualificationEvents events,
            Clock clock) {
        this.leads = leads;
        this.histories = histories;
        this.models = models;
        this.overrides = overrides;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    ScoreOverride give(UUID leadId, @Nullable String ifMatch, OverrideInput input, String by) {
        models.hold();
        Qualification lead = leads.locked(leadId);
        Instant now = now(lead);
        GivenScore given = input.checked(now);
        String reason = String.valueOf(input.reason()).strip();
        Optional<ScoreOverride> last = overrides.last(leadId);
        Optional<ScoreOverride> counting = last.filter(before -> before.countsAt(now));
        counting.ifPresentOrElse(
                before -> EntityTags.require(ifMatch, before.number()), () -> EntityTags.check(ifMatch, 0));
        if (counting.filter(before -> before.says(given, reason)).isPresent()) {
            events.nameLastOnAnswer(leadId.toString());
            return counting.get();
        }
        overrides.end(leadId, now, by);
        ScoringModel model = models.current();
        Score computed = computed(leadId, model, now);
        long number = last.map(ScoreOverride::number).orElse(0L) + 1;
        var override = ScoreOverride.of(leadId, number, given, reason, now, by, computed, model.version());
        overrides.add(override);
        publish(leadId, computed, model, now, given);
        return override;
    }

    @Transactional
    void withdraw(UUID leadId, @Nullable String ifMatch, String by) {
        models.hold();
        Qualification lead = leads.locked(leadId);
        Instant now = now(lead);
        ScoreOverride open = overrides
                .last(leadId)
                .filter(given -> given.countsAt(now))
                .orElseThrow(() -> Problem.notFound("an override of lead " + leadId));
        EntityTags.require(ifMatch, open.number());
        overrides.end(leadId, now, by);
        ScoringModel model = models.current();
        publish(leadId, computed(leadId, model, now), model, now, null);
    }

    private Score computed(UUID leadId, ScoringModel model, Instant now) {
        LeadHistory history = histories.of(List.of(leadId)).getOrDefault(leadId, LeadHistory.EMPTY);
        return model.scoreOnly(history.seenAt(now), now);
    }

    private void publish(UUID lead, Score score, ScoringModel model, Instant now, @Nullable GivenScore given) {
        var scored = new LeadScore(lead, score, model.version(), now, null);
        events.publish(lead, LeadScored.of(scored, given), now);
    }

    /** Producers' clocks may be a little ahead of ours: what a lead is overridden in has happened. */
    private Instant now(Qualification lead) {
        Instant now = clock.instant();
        return lead.state().map(state -> state.since()).filter(now::isBefore).orElse(now);
    }
}
