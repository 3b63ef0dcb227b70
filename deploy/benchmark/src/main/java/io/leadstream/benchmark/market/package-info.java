/** A market whose truth is known, seeded: what figures and forecasts say of its deals can be held against it. */
@NullMarked
package io.leadstream.benchmark.market;

import org.jspecify.annotations.NullMarked;
