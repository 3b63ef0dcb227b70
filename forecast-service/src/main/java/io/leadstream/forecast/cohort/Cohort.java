package io.leadstream.forecast.cohort;

import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.Spell.Exit;
import java.time.Duration;
import java.time.Instant;

/**
 * Deals that entered a stage within [from, to), each followed for the same time: two cohorts differ by what happened to
 * them alone, not by how old they are. A cohort is mature once its last deal had the whole time.
 */
public record Cohort(Instant from, Instant to, Duration horizon) {

    public boolean has(Passage passage) {
        return !passage.at().isBefore(from) && passage.at().isBefore(to);
    }

    /** Whether one of its deals advanced in time. */
    public boolean isAdvanced(Passage passage) {
        return passage.exit() == Exit.ADVANCED
                && !passage.until().isAfter(passage.at().plus(horizon));
    }

    /** When all of its deals have had the whole time. */
    public Instant matureAt() {
        return to.plus(horizon);
    }
}
