/** What currencies are worth, day by day. */
@NullMarked
package io.leadstream.pipeline.rate;

import org.jspecify.annotations.NullMarked;
