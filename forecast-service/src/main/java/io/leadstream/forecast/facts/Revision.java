package io.leadstream.forecast.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the answers follow from, beside what is asked and what time it is. Two revisions that are equal have the same
 * facts and the same entered data behind them; a revision never comes back.
 *
 * @param schema the live one
 * @param switches how often that changed
 * @param consumed the offsets consumed, added up: each of them only grows, and none without the others staying
 * @param setAside the records that wait for a redrive, which changes facts and consumes nothing
 * @param entered how often anything was entered
 * @param newest when the newest of the facts came into force that were known before; null when there was none
 */
public record Revision(
        String schema,
        long switches,
        long consumed,
        long setAside,
        long entered,
        @Nullable Instant newest) {}
