package io.leadstream.qualification.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By when sales is to answer a marketing-qualified lead, and when it did.
 *
 * @param number of the step that made it marketing-qualified
 * @param answeredAt when it left that state, whether accepted or rejected; none while it waits
 */
record AcceptanceTarget(
        UUID leadId,
        long number,
        Instant since,
        Instant dueAt,
        @Nullable Instant answeredAt) {

    /** How a target stands at an instant. */
    enum Standing {
        /** There is time left. */
        DUE,
        MET,
        BREACHED
    }

    Standing at(Instant instant) {
        Instant end = answeredAt != null && !answeredAt.isAfter(instant) ? answeredAt : instant;
        if (end.isAfter(dueAt)) {
            return Standing.BREACHED;
        }
        return end.equals(answeredAt) ? Standing.MET : Standing.DUE;
    }
}
