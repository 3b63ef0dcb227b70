package io.leadstream.qualification.account;

import io.leadstream.qualification.lifecycle.Lifecycle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One move of an account: from where, to where, when, by whom and why. */
record AccountStep(
        long number,
        @Nullable Lifecycle from,
        Lifecycle to,
        Instant at,
        String by,
        @Nullable String reason,
        @Nullable String note) {}
