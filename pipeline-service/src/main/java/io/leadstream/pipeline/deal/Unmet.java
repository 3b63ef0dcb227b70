package io.leadstream.pipeline.deal;

import org.jspecify.annotations.Nullable;

/**
 * A criterion that is not proved yet, or no more.
 *
 * @param why what it takes beyond one piece of anything, and what there is; null where nothing more is to be said
 * @param expired true when it would be met but for evidence that has expired; else null
 */
public record Unmet(
        String stage,
        String criterion,
        String text,
        @Nullable String why,
        @Nullable Boolean expired) {

    Unmet(String stage, String criterion, String text) {
        this(stage, criterion, text, null, null);
    }
}
