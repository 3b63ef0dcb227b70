/** Where leads may come from: each source with its keys, limits, and what is done with duplicates and old data. */
@NullMarked
package io.leadstream.lead.source;

import org.jspecify.annotations.NullMarked;
