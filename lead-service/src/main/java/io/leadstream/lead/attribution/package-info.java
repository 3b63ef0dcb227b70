/** Which source, medium or campaign brings leads, and which converts them. */
@NullMarked
package io.leadstream.lead.attribution;

import org.jspecify.annotations.NullMarked;
