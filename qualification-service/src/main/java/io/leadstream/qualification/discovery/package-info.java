/** What to ask a lead next, and the checklist of a qualified lead. */
@NullMarked
package io.leadstream.qualification.discovery;

import org.jspecify.annotations.NullMarked;
