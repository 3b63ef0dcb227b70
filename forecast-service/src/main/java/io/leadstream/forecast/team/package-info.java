/** Who sells with whom: sales teams as of any time, and whom a figure is about, an owner, a team or all. */
@NullMarked
package io.leadstream.forecast.team;

import org.jspecify.annotations.NullMarked;
