/** The one language in which conditions over a lead and its company are written: by routing, segments and prospect lists. */
@NullMarked
package io.leadstream.lead.rule;

import org.jspecify.annotations.NullMarked;
