package io.leadstream.qualification.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The way of a lead up to an instant: its stays, one after the other without a gap.
 *
 * @param stays oldest first; the last one lasts until the instant
 * @param spent the time in each state, all stays together
 */
record LeadPath(List<Stay> stays, Map<Lifecycle, Duration> spent) {

    /** A step, and how long the lead stayed where it led. */
    record Stay(LifecycleStep step, Duration lasted) {

        /** Whether the step led away from a sale, or took back one that led there. */
        boolean isBackward() {
            return step.isGivenBack()
                    || (step.from() != null
                            && (step.to() == Lifecycle.DISQUALIFIED || step.to() == Lifecycle.RECYCLED));
        }
    }

    /**
     * Reads a path.
     *
     * @param steps all that happened by then, in their order
     */
    static LeadPath of(List<LifecycleStep> steps, Instant asOf) {
        var stays = new ArrayList<Stay>();
        var spent = new EnumMap<Lifecycle, Duration>(Lifecycle.class);
        for (int i = 0; i < steps.size(); i++) {
            LifecycleStep step = steps.get(i);
            Instant end = i + 1 < steps.size() ? steps.get(i + 1).at() : asOf;
            Duration lasted = end.isBefore(step.at()) ? Duration.ZERO : Duration.between(step.at(), end);
            stays.add(new Stay(step, lasted));
            spent.merge(step.to(), lasted, Duration::plus);
        }
        return new LeadPath(List.copyOf(stays), spent);
    }
}
