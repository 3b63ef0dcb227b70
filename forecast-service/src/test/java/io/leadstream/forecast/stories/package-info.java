/** Hand-made lives of deals, for tests. */
@NullMarked
package io.leadstream.forecast.stories;

import org.jspecify.annotations.NullMarked;
