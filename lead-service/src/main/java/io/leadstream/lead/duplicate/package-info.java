/** Finds the cards that may be of the same person. */
@NullMarked
package io.leadstream.lead.duplicate;

import org.jspecify.annotations.NullMarked;
