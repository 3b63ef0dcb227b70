/** Qualifies leads: tells which of them are worth a rep's time, and how far each has come. */
@NullMarked
package io.leadstream.qualification;

import org.jspecify.annotations.NullMarked;
