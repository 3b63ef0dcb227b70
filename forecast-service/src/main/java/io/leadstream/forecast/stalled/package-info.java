/** Open deals that have stood in their stage for longer than those that went on. */
@NullMarked
package io.leadstream.forecast.stalled;

import org.jspecify.annotations.NullMarked;
