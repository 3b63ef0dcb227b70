package io.leadstream.qualification;

import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.lifecycle.LifecycleStep;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.scoring.LeadScore;
import io.leadstream.qualification.scoring.Score;
import io.leadstream.qualification.scoring.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows for one lead from everything told of it: its moves by rule, and its score. It depends on what was told
 * and not on the order in which that came; its times are those of what was told, never those of a clock here.
 *
 * @param steps the moves, which the lead has made
 */
record Assessment(List<LifecycleStep> steps, LeadScore score) {

    /**
     * Assesses a lead.
     *
     * @param from when the first that was told since the last assessment became known, or when the lead was due
     * @param last the lead's score as last computed
     * @return empty while the lead's capture is not known
     */
    static Optional<Assessment> of(
            Qualification lead, LeadHistory history, ScoringModel model, Instant from, @Nullable LeadScore last) {
        return history.captured().map(captured -> {
            Instant at = latest(history, model, from, last);
            var steps = new ArrayList<LifecycleStep>();
            lead.capture(captured.knownAt()).ifPresent(steps::add);
            // what is no longer part of the lead makes it nothing
            moveByThresholds(lead, history.lasting(), model, start(from, captured), at)
                    .ifPresent(steps::add);
            return new Assessment(List.copyOf(steps), score(lead, history, model, at));
        });
    }

    private static Instant start(Instant from, Told<Profile> captured) {
        return from.isBefore(captured.knownAt()) ? captured.knownAt() : from;
    }

    private static Optional<LifecycleStep> moveByThresholds(
            Qualification lead, LeadHistory history, ScoringModel model, Instant from, Instant to) {
        return lead.state()
                .flatMap(state -> state.thresholdsCountFrom())
                .flatMap(countingFrom -> model.firstQualifying(history, countingFrom, from, to))
                .flatMap(lead::reachThresholds);
    }

    private static LeadScore score(Qualification lead, LeadHistory history, ScoringModel model, Instant at) {
        var snapshot = history.seenAt(at);
        Score score = model.scoreOnly(snapshot, at);
        Instant due = Stream.of(model.nextGradeChange(snapshot, at), history.nextActivityAfter(at))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
        return new LeadScore(lead.leadId(), score, model.version(), at, due);
    }

    /** A late event does not take a score back to an earlier time, nor a version to one before it was in force. */
    private static Instant latest(LeadHistory history, ScoringModel model, Instant from, @Nullable LeadScore last) {
        Stream<Instant> lastScored = Stream.ofNullable(last).map(LeadScore::scoredAt);
        return Stream.of(Stream.of(from, model.since()), history.lastKnownAt().stream(), lastScored)
                .flatMap(instants -> instants)
                .max(Instant::compareTo)
                .orElse(from);
    }
}
