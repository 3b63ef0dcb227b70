/** What has been: the history of a deal, and deals that bring theirs along from another system. */
@NullMarked
package io.leadstream.pipeline.history;

import org.jspecify.annotations.NullMarked;
