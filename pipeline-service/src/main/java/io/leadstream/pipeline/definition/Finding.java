package io.leadstream.pipeline.definition;

import org.jspecify.annotations.Nullable;

/**
 * Where a draft fails a standard, and why.
 *
 * @param rule the name of the rule that found it
 * @param field the place in the draft, like {@code stages[1].name}
 * @param suggestion what would pass, where we can tell
 */
public record Finding(
        String rule,
        Standard standard,
        String field,
        String message,
        @Nullable String suggestion) {

    /** One sentence: the standard, the reason, the way out. */
    public String sentence() {
        return "not " + standard + ": " + message + (suggestion == null ? "" : "; " + suggestion);
    }
}
