/** How long deals stay in stages, and how long a sale takes. */
@NullMarked
package io.leadstream.forecast.duration;

import org.jspecify.annotations.NullMarked;
