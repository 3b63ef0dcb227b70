/** How soon we are to answer, in working time, and whether we did. */
@NullMarked
package io.leadstream.lead.response;

import org.jspecify.annotations.NullMarked;
