/** What is to be won within a period, by an owner, a team or all; as of any time. */
@NullMarked
package io.leadstream.forecast.quota;

import org.jspecify.annotations.NullMarked;
