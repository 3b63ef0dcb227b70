/** The way out for this service's events. */
@NullMarked
package io.leadstream.qualification.publishing;

import org.jspecify.annotations.NullMarked;
