/** What moved a forecast between two times, to the cent, deal by deal. */
@NullMarked
package io.leadstream.forecast.bridge;

import org.jspecify.annotations.NullMarked;
