/** Open deals side by side by stage: counted, summed, the newest of each on top. */
@NullMarked
package io.leadstream.pipeline.board;

import org.jspecify.annotations.NullMarked;
