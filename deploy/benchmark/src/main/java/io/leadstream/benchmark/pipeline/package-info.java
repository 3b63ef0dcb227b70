/** Deals with a past, generated and seeded. */
@NullMarked
package io.leadstream.benchmark.pipeline;

import org.jspecify.annotations.NullMarked;
