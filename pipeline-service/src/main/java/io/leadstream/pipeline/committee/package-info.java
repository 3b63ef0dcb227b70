/** The people who buy: who is on a deal's committee, in which roles, since when, and what that leaves at risk. */
@NullMarked
package io.leadstream.pipeline.committee;

import org.jspecify.annotations.NullMarked;
