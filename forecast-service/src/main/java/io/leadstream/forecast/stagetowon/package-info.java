/** The share won of the deals that pass a stage in a month, and whether months differ. */
@NullMarked
package io.leadstream.forecast.stagetowon;

import org.jspecify.annotations.NullMarked;
