/** Who gets which lead, and why. */
@NullMarked
package io.leadstream.lead.routing;

import org.jspecify.annotations.NullMarked;
