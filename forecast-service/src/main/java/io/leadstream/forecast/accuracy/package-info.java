/** How good forecasts were, once it is known what came. Pure. */
@NullMarked
package io.leadstream.forecast.accuracy;

import org.jspecify.annotations.NullMarked;
