/** What Leadstream can do, measured on the whole of it, each figure beside a floor from the same run. */
@NullMarked
package io.leadstream.benchmark;

import org.jspecify.annotations.NullMarked;
