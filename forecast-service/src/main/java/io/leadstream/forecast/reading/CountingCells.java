package io.leadstream.forecast.reading;

import io.leadstream.forecast.cells.Goal;
import io.leadstream.forecast.cells.Sum;
import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Segmentation.Group;

/**
 * A figure that can be made of cells as well as of journeys: either all of the one or all of the other.
 *
 * @param <R> the figure
 */
public interface CountingCells<R> extends Counting<R> {

    /** The last stage that is asked for under a goal of passages; the first ones come first. */
    default int lastRank(Goal goal) {
        return Integer.MAX_VALUE;
    }

    /** What became of a group's deals that passed a stage of the ladder asked for; told once of each that has any. */
    void add(Goal goal, int rank, Group group, Tally tally);

    /** What was summed of a group under a goal that is no passage; told once of each that is not nothing. */
    default void add(Goal goal, int rank, Group group, Sum sum) {}

    /** The same as of passages along the ladder of another pipeline, of all deals that are asked for. */
    default void addElsewhere(Ladder ladder, Goal goal, int rank, Tally tally) {}
}
