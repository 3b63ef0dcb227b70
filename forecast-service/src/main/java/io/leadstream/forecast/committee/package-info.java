/** What was known of the people who buy, against what became of the deal. */
@NullMarked
package io.leadstream.forecast.committee;

import org.jspecify.annotations.NullMarked;
