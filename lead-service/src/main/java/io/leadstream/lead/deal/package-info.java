/** The deals that pipeline-service makes of leads, as far as a lead's timeline tells of them. */
@NullMarked
package io.leadstream.lead.deal;

import org.jspecify.annotations.NullMarked;
