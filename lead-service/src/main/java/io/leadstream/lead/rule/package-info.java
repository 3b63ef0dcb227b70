/** The language in which rules over a lead and its company are written, as JSON; used by routing and by segments. */
@NullMarked
package io.leadstream.lead.rule;

import org.jspecify.annotations.NullMarked;
