/**
 * What people say that a period will bring: submissions, and overrides beside the computed sum. Append only, and told
 * to others as events.
 */
@NullMarked
package io.leadstream.forecast.call;

import org.jspecify.annotations.NullMarked;
