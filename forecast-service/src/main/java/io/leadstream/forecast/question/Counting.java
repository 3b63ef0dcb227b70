package io.leadstream.forecast.question;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;

/**
 * A figure in the making. It is told of one journey after the other and keeps none of them, so that what it needs does
 * not depend on how many there are.
 *
 * @param <R> the figure
 */
public interface Counting<R> {

    /** A way along the ladder that is asked for. */
    void add(Journey journey);

    /** A way along the ladder of another pipeline; told only to figures that are drawn towards those of all. */
    default void addElsewhere(Ladder ladder, Journey journey) {}

    R result();
}
