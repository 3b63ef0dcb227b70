/** How far off each person's submissions were, and what that makes of their present one. */
@NullMarked
package io.leadstream.forecast.bias;

import org.jspecify.annotations.NullMarked;
