/** Won and lost: shares by closing date, by value and by cohort. */
@NullMarked
package io.leadstream.forecast.winrate;

import org.jspecify.annotations.NullMarked;
