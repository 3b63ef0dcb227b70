/** Deals that entered something, and what became of them: counted, and as shares three ways. Pure. */
@NullMarked
package io.leadstream.forecast.cohort;

import org.jspecify.annotations.NullMarked;
