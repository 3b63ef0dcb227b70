/** How well forecasts would have done: made as of past days from what was known by then, scored on what came later. */
@NullMarked
package io.leadstream.forecast.backtest;

import org.jspecify.annotations.NullMarked;
