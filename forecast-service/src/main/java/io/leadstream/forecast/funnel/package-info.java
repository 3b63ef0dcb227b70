/** The funnel across the boundary: from captured lead to promise kept, as one cohort. */
@NullMarked
package io.leadstream.forecast.funnel;

import org.jspecify.annotations.NullMarked;
