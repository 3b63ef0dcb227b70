package io.leadstream.qualification.rehearsal;

import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.scoring.ScoringModel;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays what was told of leads through two versions of the score, as it became known: pure, nothing is written. */
record Replay(ScoringModel live, ScoringModel draft, Instant from, Instant to) {

    /** What really became of a lead, within the time that is replayed and before. */
    record Reality(@Nullable Instant sqlAt, @Nullable Instant wonAt) {

        static final Reality OPEN = new Reality(null, null);

        private boolean wasDecidedBefore(Instant from) {
            return (sqlAt != null && sqlAt.isBefore(from)) || (wonAt != null && wonAt.isBefore(from));
        }
    }

    /**
     * Replays one lead.
     *
     * @return empty for one that could not become MQL within the time: captured after it, or sold before
     */
    Optional<RehearsedLead> of(UUID id, LeadHistory lead, Reality reality) {
        return lead.captured()
                .map(Told::knownAt)
                .filter(captured -> captured.isBefore(to) && !reality.wasDecidedBefore(from))
                .map(captured -> new RehearsedLead(
                        id,
                        mql(live, lead, captured),
                        mql(draft, lead, captured),
                        reality.sqlAt(),
                        reality.wonAt(),
                        owner(lead)));
    }

    private @Nullable Instant mql(ScoringModel model, LeadHistory lead, Instant captured) {
        return model.always().firstQualifyingUnwatched(lead, captured, to).orElse(null);
    }

    private @Nullable String owner(LeadHistory lead) {
        Told<Profile> profile = lead.seenAt(to).profile();
        return profile == null ? null : profile.what().origin().owner();
    }
}
