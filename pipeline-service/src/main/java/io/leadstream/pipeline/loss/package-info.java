/** Deals that were never won: how they were lost, and what they cost. */
@NullMarked
package io.leadstream.pipeline.loss;

import org.jspecify.annotations.NullMarked;
