/** Segments: versioned rules over attributes, and who belongs to them. */
@NullMarked
package io.leadstream.lead.segment;

import org.jspecify.annotations.NullMarked;
