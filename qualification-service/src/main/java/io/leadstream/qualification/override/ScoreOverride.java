package io.leadstream.qualification.override;

import io.leadstream.qualification.scoring.GivenScore;
import io.leadstream.qualification.scoring.Score;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a manager gave a lead by hand, and what was computed then.
 *
 * @param number among those of the lead, from 1
 * @param endedAt when the next one, a withdrawal or its own end closed it
 */
public record ScoreOverride(
        UUID leadId,
        long number,
        GivenScore given,
        Direction direction,
        String reason,
        Instant at,
        String by,
        Score computed,
        int modelVersion,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    /** Against what was computed. */
    public enum Direction {
        RAISED,
        LOWERED,
        SAME;

        static Direction of(GivenScore given, Score computed) {
            int compared = given.comparedWith(computed);
            return compared > 0 ? RAISED : compared < 0 ? LOWERED : SAME;
        }
    }

    static ScoreOverride of(
            UUID lead,
            long number,
            GivenScore given,
            String reason,
            Instant at,
            String by,
            Score computed,
            int version) {
        return new ScoreOverride(
                lead, number, given, Direction.of(given, computed), reason, at, by, computed, version, null, null);
    }

    /** Whether it gives the same for the same reason. */
    boolean says(GivenScore other, String why) {
        return given.equals(other) && reason.equals(why);
    }

    /** Whether it counts at that instant: given by then, and not ended. */
    public boolean countsAt(Instant instant) {
        return !at.isAfter(instant) && (endedAt == null || endedAt.isAfter(instant)) && !isOverAt(instant);
    }

    /** Whether its own end has come. */
    public boolean isOverAt(Instant instant) {
        return given.until() != null && !given.until().isAfter(instant);
    }
}
