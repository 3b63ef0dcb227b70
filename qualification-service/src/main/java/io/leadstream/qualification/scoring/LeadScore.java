package io.leadstream.qualification.scoring;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead's score as last computed from events.
 *
 * @param scoredAt the instant it was read at
 * @param dueAt when to look at the lead again although no event came; none when time changes nothing any more
 */
public record LeadScore(
        UUID leadId,
        Score score,
        int modelVersion,
        Instant scoredAt,
        @Nullable Instant dueAt) {

    /** The same, to be looked at no later than then. */
    public LeadScore dueBy(Instant end) {
        Instant due = dueAt == null || dueAt.isAfter(end) ? end : dueAt;
        return new LeadScore(leadId, score, modelVersion, scoredAt, due);
    }

    /** Whether time alone leads from the earlier score here: engagement fell, and the grade is the same. */
    public boolean isOnlyDecayedFrom(LeadScore earlier) {
        return score.fit().equals(earlier.score.fit())
                && score.engagement().compareTo(earlier.score.engagement()) <= 0
                && score.grade().equals(earlier.score.grade());
    }
}
