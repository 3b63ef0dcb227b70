package io.leadstream.forecast.reading;

import io.leadstream.forecast.cohort.Tally;
import io.leadstream.forecast.question.Segmentation.Group;
import java.time.YearMonth;

/**
 * A figure by month of passing a stage, beside that of all months.
 *
 * @param <R> the figure
 */
public interface CountingMonths<R> extends CountingCells<R> {

    /**
     * What became of a group's deals that passed a stage in a month (UTC); told once of each that has any.
     *
     * @param within by the end of the month
     * @param ever by the as-of time
     */
    void add(YearMonth month, int rank, Group group, Tally within, Tally ever);
}
