/** Why deals were lost, where, and whether that has shifted. */
@NullMarked
package io.leadstream.forecast.lossreasons;

import org.jspecify.annotations.NullMarked;
