/**
 * How a team works on leads together: comments with mentions, and hand-overs. What is written here is free text: it
 * stays in this service and goes with the lead.
 */
@NullMarked
package io.leadstream.lead.team;

import org.jspecify.annotations.NullMarked;
