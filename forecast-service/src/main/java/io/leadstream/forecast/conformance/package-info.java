/** The ways that deals take through the stages, and how far they keep to the one that is meant. */
@NullMarked
package io.leadstream.forecast.conformance;

import org.jspecify.annotations.NullMarked;
