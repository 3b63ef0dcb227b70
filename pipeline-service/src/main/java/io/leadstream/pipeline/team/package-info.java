/** Working on a deal together: hand-overs, and one timeline of all that happened to it. */
@NullMarked
package io.leadstream.pipeline.team;

import org.jspecify.annotations.NullMarked;
