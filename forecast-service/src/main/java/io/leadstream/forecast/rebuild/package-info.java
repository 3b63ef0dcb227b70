/** A fresh projection beside the live one, made from the topics' beginning, and the switch to it. */
@NullMarked
package io.leadstream.forecast.rebuild;

import org.jspecify.annotations.NullMarked;
