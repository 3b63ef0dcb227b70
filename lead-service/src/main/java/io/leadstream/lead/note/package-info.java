/** What the team and its sources found out about leads and companies. */
@NullMarked
package io.leadstream.lead.note;

import org.jspecify.annotations.NullMarked;
