/** A version of the lead score replayed over the past, against the one in force and what really became of leads. */
@NullMarked
package io.leadstream.qualification.rehearsal;

import org.jspecify.annotations.NullMarked;
