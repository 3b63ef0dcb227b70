/** Answers as tables, and tables as CSV. */
@NullMarked
package io.leadstream.forecast.table;

import org.jspecify.annotations.NullMarked;
