/** Sales velocity and its four factors. */
@NullMarked
package io.leadstream.forecast.velocity;

import org.jspecify.annotations.NullMarked;
