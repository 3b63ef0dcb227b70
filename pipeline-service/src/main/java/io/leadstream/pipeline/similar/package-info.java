/** Closed deals that are like another: what became of them, and why. */
@NullMarked
package io.leadstream.pipeline.similar;

import org.jspecify.annotations.NullMarked;
