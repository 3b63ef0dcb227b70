package io.leadstream.qualification.prediction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lead to learn from.
 *
 * @param values a text a field, in the dataset's order; null where missing
 * @param at when it was to be scored; null when not told, which leaves the order of the rows
 * @param outcomeAt when its outcome was known
 * @param knownAt when each value was known; empty when not told
 */
record Example(
        @Nullable String[] values,
        boolean converted,
        @Nullable Instant at,
        @Nullable Instant outcomeAt,
        List<@Nullable Instant> knownAt) {

    /** When a field's value was known; null when there is none, and when that was not told. */
    @Nullable
    Instant knownAt(int column) {
        return values[column] == null || knownAt.isEmpty() ? null : knownAt.get(column);
    }

    Example(@Nullable String[] values, boolean converted) {
        this(values, converted, null, null, List.of());
    }
}
