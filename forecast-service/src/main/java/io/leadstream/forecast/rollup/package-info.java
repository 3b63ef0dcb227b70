/** What the deals of a period add up to by category, from owner to team to all. */
@NullMarked
package io.leadstream.forecast.rollup;

import org.jspecify.annotations.NullMarked;
