/** What becomes of deals as they age in a stage. */
@NullMarked
package io.leadstream.forecast.survival;

import org.jspecify.annotations.NullMarked;
