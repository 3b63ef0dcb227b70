/** Where a period lands: what is won, what open deals and deals not yet there are expected to add, and how surely. */
@NullMarked
package io.leadstream.forecast.landing;

import org.jspecify.annotations.NullMarked;
