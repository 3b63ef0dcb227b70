/** Rates with their intervals, competing risks, shrinkage, quantiles: numbers in, numbers out. */
@NullMarked
package io.leadstream.forecast.statistics;

import org.jspecify.annotations.NullMarked;
