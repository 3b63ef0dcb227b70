/** What people define by key, every version of it kept and dated, so that it can be read as it was at any time. */
@NullMarked
package io.leadstream.forecast.definition;

import org.jspecify.annotations.NullMarked;
