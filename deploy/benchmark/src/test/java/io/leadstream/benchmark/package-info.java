/** What can be said of the benchmark without running it. */
@NullMarked
package io.leadstream.benchmark;

import org.jspecify.annotations.NullMarked;
