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
        @Nullable Instant answeredAt) {}
