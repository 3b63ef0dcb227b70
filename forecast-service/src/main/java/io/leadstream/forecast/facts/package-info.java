/** What is known, as the events told it: received, stored under their sequence, and read back as histories. */
@NullMarked
package io.leadstream.forecast.facts;

import org.jspecify.annotations.NullMarked;
