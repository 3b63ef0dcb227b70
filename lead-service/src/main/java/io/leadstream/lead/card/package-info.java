/** The lead's card and its company: the one place that knows the person, and how it forgets them. */
@NullMarked
package io.leadstream.lead.card;

import org.jspecify.annotations.NullMarked;
