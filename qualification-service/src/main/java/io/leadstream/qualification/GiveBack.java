package io.leadstream.qualification;

import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.lifecycle.LifecycleState;
import io.leadstream.qualification.lifecycle.LifecycleStep;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.scoring.ScoringModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes back that a lead became marketing-qualified, when it did so only by what another lead had done that was part
 * of it then, is no longer, and nothing has moved the lead since: un-merging restores both as they were.
 *
 * @param path every move of the lead
 * @param inForceAt which version of the score was in force at an instant
 */
record GiveBack(
        Qualification lead,
        LeadHistory history,
        List<LifecycleStep> path,
        Function<Instant, ScoringModel> inForceAt,
        ScoringModel current) {

    /** Whether there may be anything to take back; the path need not be known for that. */
    static boolean isPossible(Qualification lead, LeadHistory history) {
        return lead.state()
                .filter(state -> state.name() == Lifecycle.MQL)
                .flatMap(state -> history.partedAfter(state.since()))
                .isPresent();
    }

    /** The step that takes it back, which the lead has made. */
    Optional<LifecycleStep> step() {
        return lead.state().filter(state -> state.name() == Lifecycle.MQL).flatMap(state -> history.partedAfter(
                        state.since())
                .flatMap(parted -> before().filter(before -> !reachedByItself(before, state.since(), parted))
                        .map(before -> lead.giveBack(parted, before))));
    }

    /** Where the lead stood before its last move. */
    private Optional<LifecycleState> before() {
        if (path.size() < 2) {
            return Optional.empty();
        }
        LifecycleStep previous = path.get(path.size() - 2);
        return Optional.of(LifecycleState.of(previous.to(), previous.since()));
    }

    private boolean reachedByItself(LifecycleState before, Instant since, Instant parted) {
        LeadHistory itself = history.lasting();
        Instant countingFrom = before.thresholdsCountFrom().orElse(Instant.MIN);
        Instant now = itself.lastKnownAt().filter(parted::isBefore).orElse(parted);
        return inForceAt.apply(since).qualifiedAt(itself, countingFrom, since)
                || current.firstQualifying(itself, countingFrom, since, now).isPresent();
    }
}
