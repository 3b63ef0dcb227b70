/** What qualification-service says of a lead, shown on its card. */
@NullMarked
package io.leadstream.lead.standing;

import org.jspecify.annotations.NullMarked;
