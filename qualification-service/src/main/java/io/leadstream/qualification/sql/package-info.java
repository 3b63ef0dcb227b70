/** Plain SQL for what is read and written in sets. */
@NullMarked
package io.leadstream.qualification.sql;

import org.jspecify.annotations.NullMarked;
