package io.leadstream.forecast.stream;

import org.jspecify.annotations.Nullable;

/** What the service answers when it is asked for a figure. */
sealed interface Answer {

    /**
     * The figure.
     *
     * @param tag null for one that moves with every moment
     * @param content tells whether two are the same but for when they were computed
     */
    record Figure(String json, @Nullable String tag, String content) implements Answer {}

    /** It still has the tag that was named. */
    record Same() implements Answer {}

    /** @param detail for a person; empty when nothing was said */
    record Refused(int status, String detail) implements Answer {}
}
