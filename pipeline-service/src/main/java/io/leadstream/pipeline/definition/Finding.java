package io.leadstream.pipeline.definition;

import org.jspecify.annotations.Nullable;

/**
 * Where a draft fails a standard, and why.
 *
 * @param rule the name of the rule that found it
 * @param standard null where it is advice beyond the four
 * @param field the place in the draft, like {@code stages[1].name}
 * @param suggestion what would pass, where we can tell
 */
public record Finding(
        String rule,
        @Nullable Standard standard,
        String field,
        String message,
        @Nullable String suggestion) {

    /** One sentence: the standard, the reason, the way out. */
    public String sentence() {
        return (standard == null ? "" : "not " + standard + ": ")
                + message
                + (suggestion == null ? "" : "; " + suggestion);
    }
}
