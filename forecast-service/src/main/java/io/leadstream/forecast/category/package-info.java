/** How far a deal is counted on: by the stage that it stands in, or as its seller says. */
@NullMarked
package io.leadstream.forecast.category;

import org.jspecify.annotations.NullMarked;
