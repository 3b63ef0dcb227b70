/** Whom we sell to: the ideal customer profile and buyer personas, as versioned definitions with weighted criteria. */
@NullMarked
package io.leadstream.qualification.profile;

import org.jspecify.annotations.NullMarked;
