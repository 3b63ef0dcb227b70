package io.leadstream.forecast.definition;

import java.time.Instant;
import java.util.function.Function;

/**
 * One version of what somebody has defined.
 *
 * @param version counts from 1, removals too
 * @param from since when it holds, until a later version does
 * @param knownAt when it was entered
 * @param by who entered it, the subject of their token
 */
public record Definition<T>(String key, long version, T body, Instant from, Instant knownAt, String by) {

    /** The same of another reading of its body. */
    public <R> Definition<R> map(Function<T, R> reading) {
        return new Definition<>(key, version, reading.apply(body), from, knownAt, by);
    }
}
