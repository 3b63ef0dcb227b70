/** What a reader may ask of any figure: which deals, which window, as of when, how sure. Pure. */
@NullMarked
package io.leadstream.forecast.question;

import org.jspecify.annotations.NullMarked;
