/** Leads that come as files: spooled, mapped, taken in line by line, and undone. */
@NullMarked
package io.leadstream.lead.imports;

import org.jspecify.annotations.NullMarked;
