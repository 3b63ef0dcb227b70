/** Tests of the chances to win. */
@NullMarked
package io.leadstream.forecast.winning;

import org.jspecify.annotations.NullMarked;
