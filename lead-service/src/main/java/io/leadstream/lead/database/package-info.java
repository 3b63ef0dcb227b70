/** Plain SQL in the caller's transaction, where a set of rows is meant. */
@NullMarked
package io.leadstream.lead.database;

import org.jspecify.annotations.NullMarked;
