package io.leadstream.qualification.framework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The framework that counts for a lead.
 *
 * @param chosen whether for this lead; else it is the default
 * @param at when it was chosen; none for what was configured
 */
public record Choice(
        Framework framework,
        boolean chosen,
        @Nullable Instant at,
        @Nullable String by) {}
