/** Makes one lead of two cards of the same person, and two of it again. */
@NullMarked
package io.leadstream.lead.merge;

import org.jspecify.annotations.NullMarked;
