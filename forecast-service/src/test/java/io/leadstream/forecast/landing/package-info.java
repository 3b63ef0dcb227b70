/** Tests of where a period lands. */
@NullMarked
package io.leadstream.forecast.landing;

import org.jspecify.annotations.NullMarked;
