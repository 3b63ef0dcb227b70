/**
 * What every deal adds to the counts of stages, kept as signed changes by day: any window of days and any as-of day is
 * a sum of them. Pure: the tables are in {@code facts}.
 */
@NullMarked
package io.leadstream.forecast.cells;

import org.jspecify.annotations.NullMarked;
